package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Map;

/** A fact that may start a follow-up, or lead one that runs into its next phase. */
public sealed interface TriggerFact extends SubjectFact
    permits EstimateOpened,
        BookingReceived,
        BookingDismissed,
        SessionAbandoned,
        AppointmentPlanned,
        JobCompleted,
        NoShow,
        InvoiceOverdue,
        CallMissed {
  CustomerId customer();

  /** The instant from which the sequence counts its hours. */
  @JsonIgnore
  Instant countsFrom();

  /**
   * What is known at this moment, for conditions of enrolment: fields as sequences name them, with
   * String, BigDecimal, Long, Boolean or Instant.
   */
  @JsonIgnore
  Map<String, Object> known();
}
