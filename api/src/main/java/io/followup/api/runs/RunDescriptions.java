package io.followup.api.runs;

import com.google.protobuf.Timestamp;
import io.followup.api.problem.Problem;
import io.followup.run.Ending;
import io.followup.run.RunView;
import io.followup.temporal.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks Temporal about a run, and its worker for the story; each with a short deadline. */
@Component
class RunDescriptions {
  private static final int SECONDS = 2;

  private final WorkflowClient client;
  private final Clock clock;

  @Autowired
  RunDescriptions(WorkflowClient client) {
    this(client, Clock.systemUTC());
  }

  RunDescriptions(WorkflowClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  Optional<RunDescription> find(String workflowId) {
    return describe(workflowId).map(info -> describe(workflowId, info));
  }

  private RunDescription describe(String workflowId, WorkflowExecutionInfo info) {
    boolean open = info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    WorkflowStub run = client.newUntypedWorkflowStub(workflowId);
    Optional<RunView> view = story(run);
    Optional<Ending> ending =
        view.flatMap(RunView::ending).or(() -> open ? Optional.empty() : result(run));
    return new RunDescription(
        workflowId,
        info.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", ""),
        view.map(RunView::status).orElseGet(() -> text(info, SearchAttributes.STATUS)),
        text(info, SearchAttributes.SEQUENCE),
        text(info, SearchAttributes.CUSTOMER),
        instant(info.getStartTime()),
        info.hasCloseTime() ? instant(info.getCloseTime()) : null,
        ending
            .map(end -> end.outcome().name())
            .orElseGet(() -> text(info, SearchAttributes.OUTCOME)),
        ending.map(Ending::why).orElse(null),
        view.flatMap(RunView::next)
            .map(next -> new RunDescription.Upcoming(next.at(), next.what(), next.why()))
            .orElse(null),
        view.flatMap(RunView::attribution).map(RunDescription.Attributed::of).orElse(null),
        view.map(told -> told.businessTime(clock.instant())).orElse(null),
        view.map(RunView::story).orElse(List.of()));
  }

  private Optional<WorkflowExecutionInfo> describe(String workflowId) {
    try {
      return Optional.of(
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(
                          WorkflowExecution.newBuilder().setWorkflowId(workflowId).build())
                      .build())
              .getWorkflowExecutionInfo());
    } catch (StatusRuntimeException failed) {
      if (failed.getStatus().getCode() == Status.Code.NOT_FOUND
          || failed.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
        return Optional.empty();
      }
      throw Problem.of(
              503,
              "temporal-away",
              "Temporal did not answer: " + failed.getStatus().getCode() + ".",
              "Try again in a few seconds; nothing is lost.")
          .asException();
    }
  }

  /** Empty when no worker answers. */
  private static Optional<RunView> story(WorkflowStub run) {
    try {
      return Optional.of(run.query("story", RunView.class));
    } catch (WorkflowException | StatusRuntimeException noWorker) {
      return Optional.empty();
    }
  }

  /** How a closed run ended by its history; empty when it was terminated. */
  private static Optional<Ending> result(WorkflowStub run) {
    try {
      return Optional.of(run.getResult(SECONDS, TimeUnit.SECONDS, Ending.class));
    } catch (WorkflowException | StatusRuntimeException | TimeoutException noResult) {
      return Optional.empty();
    }
  }

  private static String text(WorkflowExecutionInfo info, SearchAttributeKey<String> key) {
    Payload payload = info.getSearchAttributes().getIndexedFieldsMap().get(key.getName());
    return payload == null
        ? null
        : DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class);
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
