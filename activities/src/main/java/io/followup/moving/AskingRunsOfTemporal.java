package io.followup.moving;

import com.google.protobuf.ByteString;
import io.followup.inbox.FollowUps;
import io.followup.moving.Moving.Order;
import io.followup.temporal.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Finds runs by their search attributes and asks each by an update that is known by its id. */
public final class AskingRunsOfTemporal implements AskingRuns {
  private static final int PAGE = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<WorkflowClient> client;
  private final FollowUps followUps;

  /** What a run answered. */
  private sealed interface Answer {
    record Done() implements Answer {}

    /** It will, after what it is at. */
    record Later() implements Answer {}

    /** It ended in the meantime, or needs nothing. */
    record Nothing() implements Answer {}

    record Refused(String why) implements Answer {}
  }

  public AskingRunsOfTemporal(Supplier<WorkflowClient> client, FollowUps followUps) {
    this.client = client;
    this.followUps = followUps;
  }

  @Override
  public MovedPage ask(Moving moving, Optional<String> page) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    ListWorkflowExecutionsResponse found = list(moving, page);
    int done = 0;
    int later = 0;
    Map<String, Integer> refused = new HashMap<>();
    long pause = TimeUnit.SECONDS.toNanos(1) / moving.perSecond();
    for (WorkflowExecutionInfo run : found.getExecutionsList()) {
      long began = System.nanoTime();
      context.heartbeat(null);
      if (!moving.concerns(label(run))) {
        continue;
      }
      switch (ask(moving, run.getExecution().getWorkflowId())) {
        case Answer.Done yes -> done++;
        case Answer.Later yes -> later++;
        case Answer.Nothing nothing -> {}
        case Answer.Refused no -> refused.merge(no.why(), 1, Integer::sum);
      }
      sleep(pause - (System.nanoTime() - began));
    }
    return new MovedPage(next(found), done, later, refused);
  }

  private ListWorkflowExecutionsResponse list(Moving moving, Optional<String> page) {
    return client
        .get()
        .getWorkflowServiceStubs()
        .blockingStub()
        .listWorkflowExecutions(
            ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(client.get().getOptions().getNamespace())
                .setPageSize(PAGE)
                .setNextPageToken(
                    page.map(token -> ByteString.copyFrom(Base64.getDecoder().decode(token)))
                        .orElse(ByteString.EMPTY))
                .setQuery(query(moving))
                .build());
  }

  /** Tenants and names of sequences hold no quote. */
  private static String query(Moving moving) {
    return "%s = '%s' AND %s STARTS_WITH '%s@' AND ExecutionStatus = 'Running'"
        .formatted(
            SearchAttributes.TENANT.getName(),
            moving.tenant(),
            SearchAttributes.SEQUENCE.getName(),
            moving.sequence());
  }

  private static String label(WorkflowExecutionInfo run) {
    return Optional.ofNullable(
            run.getSearchAttributes()
                .getIndexedFieldsMap()
                .get(SearchAttributes.SEQUENCE.getName()))
        .map(
            payload ->
                DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                    payload, String.class, String.class))
        .orElse("");
  }

  private static Optional<String> next(ListWorkflowExecutionsResponse found) {
    return found.getNextPageToken().isEmpty()
        ? Optional.empty()
        : Optional.of(Base64.getEncoder().encodeToString(found.getNextPageToken().toByteArray()));
  }

  private Answer ask(Moving moving, String workflowId) {
    WorkflowStub run = client.get().newUntypedWorkflowStub(workflowId);
    try {
      WorkflowUpdateHandle<String> asked =
          switch (moving.order()) {
            case Order.MoveTo to -> run.startUpdate(update(moving, "moveTo"), to.move());
            case Order.End end -> run.startUpdate(update(moving, "stop"), end.why());
          };
      asked.getResultAsync().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (moving.order() instanceof Order.MoveTo to) {
        followUps.moved(workflowId, to.move().sequence().label());
      }
      return new Answer.Done();
    } catch (TimeoutException busy) {
      return new Answer.Later();
    } catch (ExecutionException failed) {
      return refused(failed.getCause());
    } catch (WorkflowUpdateException refused) {
      return refused(refused);
    } catch (WorkflowNotFoundException ended) {
      return new Answer.Nothing();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The same question has the same id, so that a run answers it once. */
  private static UpdateOptions<String> update(Moving moving, String name) {
    return UpdateOptions.newBuilder(String.class)
        .setUpdateName(name)
        .setUpdateId(moving.workflowId())
        .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
        .build();
  }

  private static Answer refused(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure application) {
        return new Answer.Refused(application.getOriginalMessage());
      }
      if (cause instanceof WorkflowNotFoundException) {
        return new Answer.Nothing();
      }
      if (cause instanceof StatusRuntimeException away
          && away.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return new Answer.Nothing();
      }
    }
    throw new IllegalStateException("a run could not be asked", failed);
  }

  private static void sleep(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
