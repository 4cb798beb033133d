package io.followup.api.twilio;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import io.followup.answer.Meaning;
import io.followup.inbox.TakingAnswersIn.Effect;
import io.followup.run.Words;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is texted back at once: a confirmation of a refusal, and help. Only where Twilio has not
 * answered by itself (docs/reference/messaging.md, opt-out handling), and never twice for one text.
 */
final class TextBack {
  /** Twilio answers a text that is exactly one of these. */
  private static final Set<String> STOP_OF_TWILIO =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT");

  private static final Set<String> HELP_OF_TWILIO = Set.of("HELP", "INFO");

  private TextBack() {}

  static Optional<String> to(TwilioCallback text, Meaning meaning, Effect effect) {
    Tenant tenant = text.tenant();
    if (effect == Effect.NONE || !text.form().readByTwilio().isEmpty()) {
      return Optional.empty();
    }
    String whole = text.form().body().strip().toUpperCase(Locale.ROOT);
    return switch (meaning) {
      case Meaning.OptOut refusal ->
          effect == Effect.SILENCED
                  && tenant.answers().confirmOptOut()
                  && !STOP_OF_TWILIO.contains(whole)
              ? Optional.of(
                  tenant.company() + ": you are unsubscribed and will get no more texts from us.")
              : Optional.empty();
      case Meaning.Help help ->
          tenant.answers().help() == Answers.Help.CARRIER && HELP_OF_TWILIO.contains(whole)
              ? Optional.empty()
              : Optional.of(
                  tenant.company()
                      + ": we text you about your estimate. Call "
                      + Words.phone(tenant.officePhone())
                      + " for help. Reply STOP to get no more texts.");
      case Meaning.OptIn in -> Optional.empty();
      case Meaning.Yes yes -> Optional.empty();
      case Meaning.WrongParty wrong -> Optional.empty();
      case Meaning.Hold hold -> Optional.empty();
      case Meaning.Review review -> Optional.empty();
      case Meaning.Reply reply -> Optional.empty();
    };
  }

  static String twiml(String text) {
    return new MessagingResponse.Builder()
        .message(new Message.Builder().body(new Body.Builder(text).build()).build())
        .build()
        .toXml();
  }
}
