package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.SessionSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A person began to book online, left a phone number or address, and went away.
 *
 * @param newCustomer whether the person says to be new
 * @param marketingOptIn whether the person ticked the box for marketing messages
 * @param estimateTotal what the scheduler had quoted
 * @param lastSeen when the person was last active
 */
public record SessionAbandoned(
    Origin origin,
    SessionSubject subject,
    CustomerId customer,
    boolean newCustomer,
    boolean marketingOptIn,
    Optional<BigDecimal> estimateTotal,
    Instant lastSeen,
    Instant modifiedOn)
    implements SessionFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return lastSeen;
  }

  @Override
  public Map<String, Object> known() {
    Map<String, Object> known = new TreeMap<>();
    known.put("session.isNewCustomer", newCustomer);
    known.put("session.marketingOptIn", marketingOptIn);
    estimateTotal.ifPresent(total -> known.put("session.estimateTotal", total));
    return Map.copyOf(known);
  }
}
