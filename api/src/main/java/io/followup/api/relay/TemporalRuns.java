package io.followup.api.relay;

import io.followup.enrolling.Plan;
import io.followup.enrolling.Triggers;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.handover.HandingOver;
import io.followup.handover.Handover;
import io.followup.handover.HandoverOptions;
import io.followup.run.FollowOn;
import io.followup.run.FollowUpStart;
import io.followup.run.StartOptions;
import io.followup.sequence.Sequence;
import io.followup.tenant.Tenant;
import io.followup.tenant.Tenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.StatusUtils;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts and tells runs. Tells apart: reached, not open, and Temporal away. */
final class TemporalRuns {
  private static final String FACT = "fact";
  private static final String FOLLOW = "follow";

  /** Trouble of the service or of our access to it, never of a single delivery. */
  private static final Set<Status.Code> AWAY =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED,
          Status.Code.UNAUTHENTICATED,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNIMPLEMENTED);

  private final WorkflowClient client;
  private final Tenants tenants;

  TemporalRuns(WorkflowClient client, Tenants tenants) {
    this.client = client;
    this.tenants = tenants;
  }

  /**
   * False when the run of this id ended before and its object is followed up only once.
   *
   * @param told what a run that begins by it hears first
   */
  boolean start(Plan.Start plan, List<Fact> told) {
    TriggerFact fact = plan.fact();
    List<Sequence> sequences = plan.sequences();
    Tenant tenant = tenants.get(fact.origin().tenant());
    FollowUpStart start =
        FollowUpStart.of(fact, sequences, tenant.speed(), tenant.zone()).knowing(told);
    try {
      WorkflowStub run =
          client.newUntypedWorkflowStub(
              fact.subject().kind().workflowType(), StartOptions.of(start));
      if (Triggers.isOneOfSeveralPhases(Triggers.of(fact))) {
        run.signalWithStart(
            FOLLOW, new Object[] {new FollowOn(fact, sequences)}, new Object[] {start});
      } else {
        run.signalWithStart(FACT, new Object[] {fact}, new Object[] {start});
      }
      return true;
    } catch (WorkflowExecutionAlreadyStarted ended) {
      return false;
    } catch (RuntimeException failed) {
      throw classified(failed);
    }
  }

  /** False when no run of this id is open. */
  boolean lead(Plan.Lead lead) {
    return signal(lead.workflowId(), FOLLOW, new FollowOn(lead.fact(), lead.sequences()));
  }

  /** False when no run of this id is open. */
  boolean tell(String workflowId, Fact fact) {
    return signal(workflowId, FACT, fact);
  }

  private boolean signal(String workflowId, String name, Object told) {
    try {
      client.newUntypedWorkflowStub(workflowId).signal(name, told);
      return true;
    } catch (WorkflowNotFoundException notOpen) {
      if (statusOf(notOpen).map(TemporalRuns::isNamespaceMissing).orElse(false)) {
        throw new TemporalAway("its namespace does not exist", notOpen);
      }
      return false;
    } catch (RuntimeException failed) {
      throw classified(failed);
    }
  }

  /** Hands over to a person of the office; the same cause is handed over once. */
  void handOver(Handover handover) {
    try {
      WorkflowClient.start(
          client.newWorkflowStub(HandingOver.class, HandoverOptions.of(handover))::run, handover);
    } catch (WorkflowExecutionAlreadyStarted handedOver) {
      // A relay before us came as far as this.
    } catch (RuntimeException failed) {
      throw classified(failed);
    }
  }

  private static RuntimeException classified(RuntimeException failed) {
    Optional<StatusRuntimeException> status = statusOf(failed);
    if (status.isEmpty()) {
      return failed;
    }
    Status.Code code = status.get().getStatus().getCode();
    if (isNamespaceMissing(status.get())) {
      return new TemporalAway("its namespace does not exist", failed);
    }
    if (isAttributeMissing(status.get())) {
      return new TemporalAway("its namespace lacks our search attributes", failed);
    }
    return AWAY.contains(code) ? new TemporalAway(code.name(), failed) : failed;
  }

  private static boolean isNamespaceMissing(StatusRuntimeException failed) {
    return StatusUtils.hasFailure(failed, NamespaceNotFoundFailure.class);
  }

  private static boolean isAttributeMissing(StatusRuntimeException failed) {
    String text = failed.getStatus().getDescription();
    return failed.getStatus().getCode() == Status.Code.INVALID_ARGUMENT
        && text != null
        && text.toLowerCase(java.util.Locale.ROOT).contains("search attribute");
  }

  private static Optional<StatusRuntimeException> statusOf(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
