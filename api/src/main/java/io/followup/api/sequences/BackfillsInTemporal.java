package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.backfill.BackfillOptions;
import io.followup.backfill.BackfillPreview;
import io.followup.backfill.BackfillProgress;
import io.followup.backfill.BackfillQuestion;
import io.followup.backfill.PreviewingBackfill;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceBackfills.Asked;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Temporal how far backfills have come, and tells them what people want. */
final class BackfillsInTemporal {
  /** Proxies give up after a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final WorkflowClient client;

  BackfillsInTemporal(WorkflowClient client) {
    this.client = client;
  }

  BackfillView view(Asked asked) {
    if (asked.ended().isPresent()) {
      return BackfillView.of(asked, asked.ended().get());
    }
    if (asked.startedAt().isEmpty()) {
      return BackfillView.of(asked, "waiting");
    }
    try {
      return BackfillView.of(
          asked,
          client
              .newUntypedWorkflowStub(asked.backfill().workflowId())
              .query("progress", BackfillProgress.class));
    } catch (WorkflowException | StatusRuntimeException away) {
      return BackfillView.of(asked, "unknown");
    }
  }

  /**
   * @param order pause, resume or stop
   */
  void tell(Asked asked, String order, String by) {
    try {
      client.newUntypedWorkflowStub(asked.backfill().workflowId()).signal(order, by);
    } catch (WorkflowNotFoundException over) {
      throw Problem.of(
              409,
              "not-under-way",
              "the backfill is not under way, or begins only now.",
              "Look at GET /api/sequences/" + asked.backfill().sequence() + "/backfill.")
          .asException();
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      throw temporalAway();
    }
  }

  void start(BackfillQuestion question) {
    try {
      WorkflowClient.start(
          client.newWorkflowStub(PreviewingBackfill.class, BackfillOptions.of(question))::run,
          question);
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      throw temporalAway();
    }
  }

  /** The preview; empty while it is being made. */
  Optional<BackfillPreview> preview(TenantId tenant, String sequence, String id) {
    WorkflowStub work =
        client.newUntypedWorkflowStub(BackfillQuestion.workflowId(tenant, sequence, id));
    try {
      return Optional.of(
          work.getResult(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, BackfillPreview.class));
    } catch (TimeoutException still) {
      return Optional.empty();
    } catch (WorkflowNotFoundException unknown) {
      throw Problem.of(
              404,
              "no-such-preview",
              "there is no preview of this id.",
              "Ask for one with POST /api/sequences/" + sequence + "/backfill/preview.")
          .asException();
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      throw temporalAway();
    } catch (WorkflowException failed) {
      throw Problem.of(
              422,
              "no-preview",
              "there is no preview: " + why(failed),
              "Change that, then ask again.")
          .asException();
    }
  }

  private static String why(WorkflowException failed) {
    return failed.getCause() instanceof ActivityFailure activity
            && activity.getCause() instanceof ApplicationFailure known
        ? known.getOriginalMessage()
        : "it was not done within 30 minutes.";
  }

  private static RuntimeException temporalAway() {
    return Problem.of(503, "temporal-away", "Temporal did not answer.", "Try again.").asException();
  }
}
