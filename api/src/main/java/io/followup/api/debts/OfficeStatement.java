package io.followup.api.debts;

import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the office said of a customer's debt; stored in the inbox.
 *
 * @param goesOnAt when dunning goes on, for a promise
 * @param reason stays in the inbox and in the audit; may be personal
 * @param at when it was said
 */
record OfficeStatement(
    What what, CustomerId customer, Optional<Instant> goesOnAt, String reason, Instant at) {

  /** What was said. */
  enum What {
    PROMISED("debt.promised", "promised"),
    DISPUTED("debt.disputed", "disputed");

    private final String event;
    private final String inWords;

    What(String event, String inWords) {
      this.event = event;
      this.inWords = inWords;
    }

    /** Its name in the inbox. */
    String event() {
      return event;
    }

    String inWords() {
      return inWords;
    }
  }

  @Override
  public String toString() {
    return "OfficeStatement[" + what + " " + customer + "]";
  }
}
