package io.followup.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A fact by the name that sequences know it by: what ends a run, or what a step waits for. */
public enum FactName {
  ESTIMATE_SOLD("estimate.sold"),
  ESTIMATE_DISMISSED("estimate.dismissed"),
  ESTIMATE_VIEWED("estimate.viewed"),
  BOOKING_ACCEPTED("booking.accepted"),
  BOOKING_CONVERTED("booking.converted"),
  BOOKING_DISMISSED("booking.dismissed"),
  SESSION_COMPLETED("session.completed"),
  /** The customer booked by any way. */
  CUSTOMER_BOOKED("customer.booked"),
  TECHNICIAN_DISPATCHED("technician.dispatched"),
  JOB_COMPLETED("job.completed"),
  JOB_CANCELED("job.canceled"),
  /** Nothing is overdue any more. */
  INVOICE_PAID("invoice.paid"),
  CUSTOMER_REPLIED("customer.replied"),
  BOOKING_PAGE_VIEWED("booking-page.viewed");

  private final String written;

  FactName(String written) {
    this.written = written;
  }

  /** As it stands in a sequence file, for example {@code estimate.sold}. */
  public String written() {
    return written;
  }

  static Optional<FactName> of(String written) {
    return Arrays.stream(values()).filter(fact -> fact.written.equals(written)).findFirst();
  }

  /** The facts that a run of this trigger may hear. */
  static List<FactName> heardBy(Sequence.Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED ->
          List.of(
              ESTIMATE_SOLD,
              ESTIMATE_DISMISSED,
              ESTIMATE_VIEWED,
              CUSTOMER_REPLIED,
              BOOKING_PAGE_VIEWED);
      case BOOKING ->
          List.of(
              BOOKING_ACCEPTED,
              BOOKING_CONVERTED,
              BOOKING_DISMISSED,
              CUSTOMER_REPLIED,
              BOOKING_PAGE_VIEWED);
      case BOOKING_DISMISSED ->
          List.of(
              BOOKING_ACCEPTED,
              BOOKING_CONVERTED,
              CUSTOMER_BOOKED,
              CUSTOMER_REPLIED,
              BOOKING_PAGE_VIEWED);
      case SESSION ->
          List.of(SESSION_COMPLETED, CUSTOMER_BOOKED, CUSTOMER_REPLIED, BOOKING_PAGE_VIEWED);
      case APPOINTMENT, JOB_COMPLETED, JOB_NO_SHOW ->
          List.of(
              TECHNICIAN_DISPATCHED,
              JOB_COMPLETED,
              JOB_CANCELED,
              CUSTOMER_BOOKED,
              CUSTOMER_REPLIED,
              BOOKING_PAGE_VIEWED);
      case INVOICE -> List.of(INVOICE_PAID, CUSTOMER_REPLIED);
      case CALL -> List.of(CUSTOMER_BOOKED, CUSTOMER_REPLIED, BOOKING_PAGE_VIEWED);
    };
  }

  /** Those of them that end every run, listed under {@code exit} or not. */
  static List<FactName> alwaysEnding(Sequence.Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED -> List.of(ESTIMATE_SOLD, ESTIMATE_DISMISSED);
      case BOOKING -> List.of(BOOKING_ACCEPTED, BOOKING_CONVERTED, BOOKING_DISMISSED);
      case BOOKING_DISMISSED -> List.of(BOOKING_ACCEPTED, BOOKING_CONVERTED, CUSTOMER_BOOKED);
      case SESSION -> List.of(SESSION_COMPLETED, CUSTOMER_BOOKED);
      case APPOINTMENT -> List.of(JOB_CANCELED);
      case JOB_COMPLETED -> List.of();
      case JOB_NO_SHOW -> List.of(CUSTOMER_BOOKED);
      case INVOICE -> List.of(INVOICE_PAID);
      case CALL -> List.of(CUSTOMER_BOOKED);
    };
  }
}
