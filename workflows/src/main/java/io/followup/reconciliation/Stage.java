package io.followup.reconciliation;

import java.util.Optional;

/** What is compared, in this order: an object before those that come of it. */
public enum Stage {
  BOOKINGS("bookings"),
  ESTIMATES("estimates"),
  JOBS("jobs"),
  APPOINTMENTS("appointments"),
  INVOICES("invoices"),
  /** Whether one person was filed twice. */
  CUSTOMERS("customers"),
  /** Open runs whose object may have been closed long ago. */
  RUNS("open runs");

  private final String inWords;

  Stage(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }

  Optional<Stage> next() {
    return ordinal() + 1 < values().length
        ? Optional.of(values()[ordinal() + 1])
        : Optional.empty();
  }
}
