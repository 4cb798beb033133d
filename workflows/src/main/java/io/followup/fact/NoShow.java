package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.time.Instant;
import java.util.Map;

/** The technician came and nobody was there; the job was canceled for that. */
public record NoShow(Origin origin, JobSubject subject, CustomerId customer, Instant modifiedOn)
    implements JobFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return modifiedOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of();
  }
}
