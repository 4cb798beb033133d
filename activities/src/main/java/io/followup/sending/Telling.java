package io.followup.sending;

import io.followup.run.Outcome;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.TouchResult;
import java.time.Instant;
import java.util.Locale;

/**
 * Results of one attempt, with the sentences that admins read. The same attempt always tells the
 * same.
 *
 * @param carrier who took or refused it
 * @param at business time of the attempt
 */
record Telling(Channel channel, AttemptKey key, String carrier, Instant at) {
  static final String GUARD = "provider";

  Tried sent(String providerId) {
    String verb = channel == Channel.VOICE ? "Placed" : "Sent";
    return done(
        new TouchResult.Sent(
            channel,
            key.value(),
            providerId,
            at,
            verb + " the " + channel.inWords() + "; " + carrier + " accepted it."));
  }

  Tried unknown() {
    return done(
        new TouchResult.Unknown(
            channel,
            key.value(),
            at,
            "Whether the "
                + channel.inWords()
                + " went out is unknown: the answer of "
                + carrier
                + " was lost. It is not sent again."));
  }

  /** What a refusal that stands in the ledger means for the run. */
  Tried refused(String code, Posted.Refusal meaning) {
    return switch (meaning) {
      case NOT_REACHABLE ->
          new Tried.NotPossible(
              GUARD,
              atStart(carrier)
                  + " cannot reach the customer by "
                  + channel.inWords()
                  + " (error "
                  + code
                  + ").");
      case OPTED_OUT ->
          done(
              new TouchResult.Stopped(
                  Outcome.OPTED_OUT,
                  GUARD,
                  atStart(carrier) + " says that the customer opted out (error " + code + ")."));
      case OUR_SETUP, LATER, FOR_GOOD ->
          done(
              new TouchResult.Rejected(
                  channel,
                  key.value(),
                  code,
                  at,
                  "Not sent: "
                      + carrier
                      + " refused the "
                      + channel.inWords()
                      + " (error "
                      + code
                      + ")."));
    };
  }

  /**
   * @param until when the run asks again whether the sender was resumed, business time
   */
  Tried senderStopped(String code, Instant until) {
    return done(
        new TouchResult.Deferred(
            until,
            GUARD,
            "Not sent: "
                + carrier
                + " refused our account or sender (error "
                + code
                + "), so the sender is stopped. Correct it there, then resume the sender; this run"
                + " goes on by itself then."));
  }

  static String atStart(String carrier) {
    return carrier.substring(0, 1).toUpperCase(Locale.ROOT) + carrier.substring(1);
  }

  private static Tried done(TouchResult result) {
    return new Tried.Done(result);
  }
}
