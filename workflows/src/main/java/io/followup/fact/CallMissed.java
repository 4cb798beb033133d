package io.followup.fact;

import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import java.time.Instant;
import java.util.Map;

/** Somebody called and nobody answered. */
public record CallMissed(
    Origin origin, CallSubject subject, CustomerId customer, Instant receivedOn, Instant modifiedOn)
    implements MissedCallFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return receivedOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of("call.receivedAt", receivedOn);
  }
}
