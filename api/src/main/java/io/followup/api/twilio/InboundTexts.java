package io.followup.api.twilio;

import io.followup.answer.Meaning;
import io.followup.answer.Meanings;
import io.followup.inbox.Answers;
import io.followup.inbox.Inbox;
import io.followup.inbox.Incoming;
import io.followup.inbox.TakingAnswersIn;
import io.followup.inbox.TakingAnswersIn.TakenIn;
import io.followup.touch.Channel;
import java.util.Optional;

/**
 * Takes in texts from customers. A refusal counts from the moment it is answered: it is applied in
 * the transaction that stores it.
 */
final class InboundTexts {
  private final Inbox inbox;
  private final TakingAnswersIn answers;
  private final Answers kept;

  InboundTexts(Inbox inbox, TakingAnswersIn answers, Answers kept) {
    this.inbox = inbox;
    this.answers = answers;
    this.kept = kept;
  }

  /** What is texted back, as TwiML; mostly nothing. */
  String receive(TwilioCallback text) {
    Optional<String> number = text.form().from();
    if (number.isEmpty()) {
      inbox.store(text.delivery(TwilioSource.SMS, text.form().messageSid()));
      return CallScript.noReply();
    }
    Meaning meaning = Meanings.ofText(text.form().body(), text.form().readByTwilio());
    TakenIn taken =
        answers.takeIn(
            new Incoming(
                text.delivery(TwilioSource.SMS, text.form().messageSid()),
                Channel.SMS,
                number.get(),
                Optional.empty(),
                text.form().body(),
                meaning,
                text.tenant().personSpeaksFor()));
    Optional<String> back = TextBack.to(text, meaning, taken.effect());
    back.ifPresent(words -> kept.textedBack(taken.stored().id(), words));
    return back.map(TextBack::twiml).orElseGet(CallScript::noReply);
  }
}
