package io.followup.api.reconciliation;

import io.followup.api.problem.Problem;
import io.followup.reconciliation.Reconciliation;
import io.followup.reconciliation.ReconciliationOptions;
import io.followup.reconciliation.ReconciliationStart;
import io.followup.tenant.TenantId;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;

/** Starts a comparison at once; there is one of a tenant at a time. */
final class StartingComparisons {
  private final WorkflowClient client;

  StartingComparisons(WorkflowClient client) {
    this.client = client;
  }

  /**
   * @param asked by whom
   * @return its workflow id
   */
  String start(TenantId tenant, String asked, Duration lookBack) {
    try {
      return WorkflowClient.start(
              client.newWorkflowStub(Reconciliation.class, ReconciliationOptions.of(tenant))::run,
              ReconciliationStart.of(tenant, asked, lookBack))
          .getWorkflowId();
    } catch (WorkflowExecutionAlreadyStarted underWay) {
      throw Problem.of(
              409,
              "under-way",
              "a comparison of tenant " + tenant + " is under way.",
              "Wait for its report.")
          .asException();
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      throw Problem.of(
              503,
              "temporal-away",
              "Temporal cannot be used now, so nothing was started.",
              "Try again in a minute.")
          .asException();
    }
  }
}
