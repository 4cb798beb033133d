package io.followup.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a comparison has come.
 *
 * @param report its number; {@code GET /api/reconciliation/{report}} tells what it found
 * @param since what changed since then is compared
 * @param stage what is being compared; empty when all of it was
 * @param soFar where the stage goes on, and what was counted in all stages so far
 * @param stages all that is compared, in this order
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReconciliationProgress(
    TenantId tenant,
    long report,
    Instant since,
    Optional<Stage> stage,
    Compared soFar,
    List<Stage> stages) {
  public ReconciliationProgress {
    stages = stages == null ? Stage.ALWAYS : List.copyOf(stages);
    stage = stage == null ? Optional.empty() : stage;
  }

  static ReconciliationProgress atTheBeginning(TenantId tenant, Opened opened) {
    return new ReconciliationProgress(
        tenant,
        opened.report(),
        opened.since(),
        opened.stages().stream().findFirst(),
        Compared.nothingYet(Optional.empty()),
        opened.stages());
  }

  /** What another comparison is at already. */
  static ReconciliationProgress leftToAnother(TenantId tenant) {
    return new ReconciliationProgress(
        tenant,
        0,
        Instant.EPOCH,
        Optional.empty(),
        Compared.nothingYet(Optional.empty()),
        List.of());
  }

  ReconciliationProgress with(Compared part) {
    return new ReconciliationProgress(
        tenant,
        report,
        since,
        part.cursor().isPresent() ? stage : stage.flatMap(this::after),
        soFar.and(part),
        stages);
  }

  private Optional<Stage> after(Stage one) {
    return stages.stream().skip(stages.indexOf(one) + 1L).findFirst();
  }

  Part part() {
    return new Part(tenant, report, since, stage.orElseThrow(), soFar.cursor());
  }
}
