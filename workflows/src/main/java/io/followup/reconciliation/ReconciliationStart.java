package io.followup.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is to be compared.
 *
 * @param asked by whom, for example {@code the schedule} or {@code key 3 (ops)}
 * @param lookBack what changed within so long is compared; more when the last comparison that came
 *     to its end is older
 * @param soFar set when the work goes on after continue-as-new
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReconciliationStart(
    TenantId tenant, String asked, Duration lookBack, Optional<ReconciliationProgress> soFar) {

  public ReconciliationStart {
    soFar = soFar == null ? Optional.empty() : soFar;
  }

  /** A new comparison. */
  public static ReconciliationStart of(TenantId tenant, String asked, Duration lookBack) {
    return new ReconciliationStart(tenant, asked, lookBack, Optional.empty());
  }

  ReconciliationStart goingOn(ReconciliationProgress progress) {
    return new ReconciliationStart(tenant, asked, lookBack, Optional.of(progress));
  }
}
