package io.followup.api.reconciliation;

import io.followup.api.problem.Problem;
import io.followup.reconciliation.Reconciliation;
import io.followup.reconciliation.ReconciliationOptions;
import io.followup.reconciliation.ReconciliationStart;
import io.followup.tenant.TenantId;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a comparison at once; there is one of a tenant at a time. */
final class StartingComparisons {
  private static final Logger LOG = LoggerFactory.getLogger(StartingComparisons.class);

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
      LOG.warn("A comparison of {} could not be started: {}", tenant, Status.fromThrowable(away));
      throw Problem.of(
              503,
              "temporal-away",
              "Temporal did not answer, so it is not known whether the comparison was started.",
              "Try again: one that was started is answered by 409.")
          .asException();
    }
  }
}
