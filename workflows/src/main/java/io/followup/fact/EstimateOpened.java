package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An estimate lies open before the customer: created, updated while open, or opened again.
 *
 * @param total subtotal plus tax, in the tenant's currency
 * @param createdOn when the estimate was made; the follow-up counts its hours from here
 */
public record EstimateOpened(
    Origin origin,
    EstimateSubject subject,
    EstimateId estimate,
    CustomerId customer,
    BigDecimal total,
    Instant createdOn,
    Instant modifiedOn)
    implements EstimateFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return createdOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of("estimate.total", total);
  }
}
