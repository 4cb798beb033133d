package io.followup.worker;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** UP when Temporal answers and our workers poll it. */
@Component("temporalHealthIndicator")
class TemporalHealth implements HealthIndicator {
  private final WorkflowClient client;
  private final StartingWorkers workers;

  TemporalHealth(WorkflowClient client, StartingWorkers workers) {
    this.client = client;
    this.workers = workers;
  }

  @Override
  public Health health() {
    try {
      client
          .getWorkflowServiceStubs()
          .blockingStub()
          .withDeadlineAfter(1, TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder()
                  .setNamespace(client.getOptions().getNamespace())
                  .build());
    } catch (StatusRuntimeException away) {
      return Health.down().withDetail("answer", away.getStatus().getCode().name()).build();
    }
    return workers.started()
        ? Health.up().build()
        : Health.down().withDetail("workers", "not started yet").build();
  }
}
