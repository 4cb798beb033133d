package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
  /** Names of all of them. */
  Set<String> NAMES =
      Arrays.stream(TriggerFact.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toUnmodifiableSet());

  CustomerId customer();

  /** The instant from which the sequence counts its hours. */
  @JsonIgnore
  Instant countsFrom();

  /** When it came true, by the dispatch system's clock. */
  @JsonIgnore
  default Instant happenedOn() {
    return countsFrom();
  }

  /**
   * What is known at this moment, for conditions of enrolment: fields as sequences name them, with
   * String, BigDecimal, Long, Boolean or Instant.
   */
  @JsonIgnore
  Map<String, Object> known();
}
