package io.followup.fact;

import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A booking is new: nobody in the office has taken it up.
 *
 * @param start when the customer would like somebody to come
 * @param jobTypeKnown whether it says what is to be done
 * @param firstTimeClient whether the customer says to be new
 */
public record BookingReceived(
    Origin origin,
    BookingSubject subject,
    CustomerId customer,
    Optional<Instant> start,
    boolean jobTypeKnown,
    boolean firstTimeClient,
    Instant createdOn,
    Instant modifiedOn)
    implements BookingFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return createdOn;
  }

  @Override
  public Map<String, Object> known() {
    Map<String, Object> known = new TreeMap<>();
    known.put("booking.jobTypeKnown", jobTypeKnown);
    known.put("booking.isFirstTimeClient", firstTimeClient);
    start.ifPresent(at -> known.put("booking.start", at));
    return Map.copyOf(known);
  }
}
