package io.followup.api.twilio;

import io.followup.ledger.Attempt;
import java.util.Locale;

/**
 * A state that Twilio told of one of our texts or calls.
 *
 * @param what {@code text} or {@code call}
 * @param sid Twilio's id of it
 * @param state in Twilio's words
 */
record ToldState(String what, String sid, String state) {

  /** For example {@code text.delivered}. */
  String readAs() {
    return what + "." + state.toLowerCase(Locale.ROOT);
  }

  /** What comes of it, in one sentence. */
  String comesTo(Attempt attempt) {
    String step = "step " + attempt.step() + " of " + attempt.workflowId();
    return attempt.providerId().map(sid::equals).orElse(true)
        ? "Kept in the send ledger: the " + what + " of " + step + " is " + state + "."
        : "It is about a surplus " + what + " of " + step + "; nothing was changed.";
  }
}
