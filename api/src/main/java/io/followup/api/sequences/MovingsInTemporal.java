package io.followup.api.sequences;

import io.followup.moving.Moving;
import io.followup.moving.MovingProgress;
import io.followup.version.SequenceMovings.Asked;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;

/** Asks Temporal how far the work on runs inside has come. */
final class MovingsInTemporal {
  private final WorkflowClient client;

  MovingsInTemporal(WorkflowClient client) {
    this.client = client;
  }

  MovingView view(Asked asked) {
    String id = Moving.workflowId(asked.tenant(), asked.name(), asked.occasion(), asked.version());
    MovingView waiting =
        new MovingView(
            asked.version(),
            asked.occasion(),
            asked.policy(),
            asked.steps(),
            asked.by(),
            asked.askedAt(),
            "waiting",
            id,
            null,
            null,
            null);
    return asked.startedAt().isEmpty() ? waiting : told(waiting, client.newUntypedWorkflowStub(id));
  }

  private static MovingView told(MovingView waiting, WorkflowStub work) {
    try {
      return waiting.with(
          state(work.describe().getStatus()), work.query("progress", MovingProgress.class));
    } catch (WorkflowException | StatusRuntimeException away) {
      return waiting.with("unknown");
    }
  }

  private static String state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
          "running";
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> "done";
      default -> "failed";
    };
  }
}
