package io.followup.reconciliation;

import java.util.List;

/** What is compared, in this order: an object before those that come of it. */
public enum Stage {
  SESSIONS("visits to the online scheduler"),
  CALLS("calls"),
  BOOKINGS("bookings"),
  ESTIMATES("estimates"),
  JOBS("jobs"),
  APPOINTMENTS("appointments"),
  INVOICES("invoices"),
  /** Whether one person was filed twice. */
  CUSTOMERS("customers"),
  /** Open runs whose object may have been closed long ago. */
  RUNS("open runs");

  /** What is compared of every tenant. */
  public static final List<Stage> ALWAYS =
      List.of(BOOKINGS, ESTIMATES, JOBS, APPOINTMENTS, INVOICES, CUSTOMERS, RUNS);

  private final String inWords;

  Stage(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
