package io.followup.sending;

import io.followup.guard.Guards;
import io.followup.guard.Verdict;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.touch.TouchRequest;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a text from going where carriers filter it (Twilio's error 30007; docs/reference/
 * messaging.md, error codes): the same words are never sent again, and a step whose texts were
 * filtered several times sends none until its words are changed.
 */
final class FilteredTexts {
  private static final String GUARD = "carrier-filter";
  private static final int MOST_OF_A_STEP = 3;

  private final Ledger ledger;

  FilteredTexts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What speaks against this text; another channel may go. */
  Optional<Guards.Objection> against(TouchRequest request, String text) {
    Ledger.Filtered filtered =
        ledger.filtered(
            request.subject().tenant(),
            request.sequence(),
            request.step().id(),
            NewAttempt.textHash(text));
    if (filtered.sameText() > 0) {
      return not("Carriers filtered this very text before (error 30007); it is not sent again.");
    }
    return filtered.sameStep() >= MOST_OF_A_STEP
        ? not(
            "Carriers filtered "
                + filtered.sameStep()
                + " texts of this step (error 30007): change its words and raise the version.")
        : Optional.empty();
  }

  private static Optional<Guards.Objection> not(String why) {
    return Optional.of(
        new Guards.Objection(GUARD, new Verdict.NotPossible(why), Map.of("errorCode", "30007")));
  }
}
