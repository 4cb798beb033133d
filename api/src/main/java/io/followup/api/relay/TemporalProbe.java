package io.followup.api.relay;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;

/** Asks Temporal with one small call whether it and our namespace are there. */
public final class TemporalProbe {
  private final WorkflowClient client;

  public TemporalProbe(WorkflowClient client) {
    this.client = client;
  }

  public boolean isThere() {
    return trouble().isEmpty();
  }

  /** The gRPC code of what is wrong; empty when nothing is. */
  public java.util.Optional<String> trouble() {
    try {
      var answer =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(1, TimeUnit.SECONDS)
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .build());
      return answer == null ? java.util.Optional.of("no answer") : java.util.Optional.empty();
    } catch (StatusRuntimeException away) {
      return java.util.Optional.of(away.getStatus().getCode().name());
    }
  }
}
