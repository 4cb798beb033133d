package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The work is done.
 *
 * @param total what the job came to, when it was told
 * @param recall whether it was about earlier work
 * @param noCharge whether it is free of charge
 */
public record JobCompleted(
    Origin origin,
    JobSubject subject,
    CustomerId customer,
    Optional<BigDecimal> total,
    boolean recall,
    boolean noCharge,
    Instant completedOn,
    Instant modifiedOn)
    implements JobFact, TriggerFact {
  @Override
  public Instant countsFrom() {
    return completedOn;
  }

  @Override
  public Map<String, Object> known() {
    Map<String, Object> known = new TreeMap<>();
    known.put("job.isRecall", recall);
    known.put("job.noCharge", noCharge);
    total.ifPresent(amount -> known.put("job.total", amount));
    return Map.copyOf(known);
  }
}
