package io.followup.fact;

import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Map;

/** The office dismissed the booking; what is left of it is a lead. */
public record BookingDismissed(
    Origin origin, BookingSubject subject, CustomerId customer, Instant modifiedOn)
    implements BookingFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return modifiedOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of();
  }
}
