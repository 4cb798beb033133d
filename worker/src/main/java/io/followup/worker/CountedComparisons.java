package io.followup.worker;

import io.followup.reconciliation.Compared;
import io.followup.reconciliation.Comparing;
import io.followup.reconciliation.Opened;
import io.followup.reconciliation.Part;
import io.followup.reconciliation.ReconciliationProgress;
import io.followup.reconciliation.ReconciliationStart;
import io.followup.reconciliation.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts comparisons ({@code followup_reconciliations_total}), what they compared ({@code
 * followup_reconciliation_objects_total}) and found ({@code
 * followup_reconciliation_findings_total}).
 */
final class CountedComparisons implements Comparing {
  private final Comparing comparing;
  private final MeterRegistry meters;

  CountedComparisons(Comparing comparing, MeterRegistry meters) {
    this.comparing = comparing;
    this.meters = meters;
  }

  @Override
  public Optional<Opened> open(ReconciliationStart start) {
    return comparing.open(start);
  }

  @Override
  public Compared compare(Part part) {
    Compared compared = comparing.compare(part);
    meters
        .counter(
            "followup.reconciliation.objects",
            "tenant",
            part.tenant().value(),
            "stage",
            part.stage().name().toLowerCase(Locale.ROOT))
        .increment(compared.objects());
    return compared;
  }

  @Override
  public int settle(long report) {
    return comparing.settle(report);
  }

  @Override
  public Tally close(ReconciliationProgress progress, Optional<String> failure) {
    Tally tally = comparing.close(progress, failure);
    String tenant = progress.tenant().value();
    meters
        .counter(
            "followup.reconciliations",
            "tenant",
            tenant,
            "result",
            failure.isPresent() ? "failed" : "done")
        .increment();
    count(tenant, "repaired", tally.repaired());
    count(tenant, "person", tally.people());
    return tally;
  }

  private void count(String tenant, String state, Map<String, Integer> findings) {
    findings.forEach(
        (kind, found) ->
            meters
                .counter(
                    "followup.reconciliation.findings",
                    "tenant",
                    tenant,
                    "class",
                    kind.toLowerCase(Locale.ROOT).replace('_', '-'),
                    "state",
                    state)
                .increment(found));
  }
}
