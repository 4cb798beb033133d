package io.followup.sequence;

import java.util.Arrays;
import java.util.Optional;

/** What the time of a step counts from ({@code docs/sequences.md}, Times). */
public enum Anchor {
  /** When the step before was taken; for the first step the same as {@link #TRIGGER}. */
  PREVIOUS_STEP("step before"),
  /** When what starts the sequence happened. */
  TRIGGER("trigger"),
  /** When the technician is expected: the beginning of the arrival window where there is one. */
  APPOINTMENT_START("appointment.start"),
  APPOINTMENT_END("appointment.end"),
  JOB_COMPLETED("job.completed"),
  BOOKING_START("booking.start"),
  /** 10:00 of that day in the tenant's zone: a calendar date has no time of its own. */
  INVOICE_DUE_DATE("invoice.dueDate"),
  CALL_RECEIVED_AT("call.receivedAt");

  private final String written;

  Anchor(String written) {
    this.written = written;
  }

  /** As it stands in a sequence file, for example {@code appointment.start}. */
  public String written() {
    return written;
  }

  static Optional<Anchor> of(String written) {
    return Arrays.stream(values())
        .filter(anchor -> anchor != PREVIOUS_STEP && anchor.written.equals(written))
        .findFirst();
  }
}
