package io.followup.api.actions;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.acting.ActionOptions;
import io.followup.acting.ActionRequest;
import io.followup.acting.ActionRequests;
import io.followup.acting.ActionRequests.State;
import io.followup.acting.CarryingOutAction;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.dispatch.Action;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is asked for, has a workflow carry it out, and waits a few seconds for its end.
 * Whoever asks again with the same key gets the same action, however often.
 */
final class AskingForActions {
  private static final Logger LOG = LoggerFactory.getLogger(AskingForActions.class);
  private static final int MOST = 200;

  private final ActionRequests requests;
  private final WorkflowClient client;
  private final VisibleTenants visible;
  private final Audit audit;
  private final Duration patience;

  /**
   * @param patience how long a caller waits for the end
   */
  AskingForActions(
      ActionRequests requests,
      WorkflowClient client,
      Tenants tenants,
      Audit audit,
      Duration patience) {
    this.requests = requests;
    this.client = client;
    this.visible = new VisibleTenants(tenants);
    this.audit = audit;
    this.patience = patience;
  }

  ActionRequests.Known ask(Wanted wanted, Optional<String> key) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId tenant = visible.one(Optional.ofNullable(wanted.tenant()));
    ActionRequests.Known known = ask(tenant, required(key), wanted.action(), caller.inAudit());
    if (known.state() == State.DONE) {
      return known;
    }
    audit.record(
        caller.inAudit(),
        "ask for " + known.request().kind(),
        "tenant " + tenant,
        known.request().workflowId());
    start(known.request());
    return requests.find(known.request().id()).orElseThrow();
  }

  List<ActionRequests.Known> list(
      Optional<String> tenant, boolean open, Optional<UUID> before, int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(
              400, "wrong-value", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".")
          .about("limit")
          .asException();
    }
    return requests.list(visible.one(tenant), open, before, limit);
  }

  /** One that this key may not see does not exist for it. */
  ActionRequests.Known find(UUID id) {
    return requests
        .find(id)
        .filter(known -> Caller.current().maySee(known.request().tenant()))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-action",
                        "there is no action of this id that this key may see.",
                        "Use the id that the call answered with which it was asked for.")
                    .asException());
  }

  private ActionRequests.Known ask(TenantId tenant, String key, Action action, String asked) {
    try {
      return requests.ask(tenant, key, action, asked);
    } catch (ActionRequests.KeyUsed used) {
      throw Problem.of(
              409,
              "key-used",
              "another action was asked for under this Idempotency-Key.",
              "Use a new key for each action, and the same key only to repeat a request.")
          .asException();
    }
  }

  private static String required(Optional<String> key) {
    return key.filter(given -> given.matches("[!-~]{1,200}"))
        .orElseThrow(
            () ->
                Problem.of(
                        400,
                        "wrong-value",
                        "the header Idempotency-Key is missing, too long or holds blanks.",
                        "Send 1 to 200 visible ASCII characters, such as a UUID, and the same when"
                            + " you repeat the request.")
                    .about("Idempotency-Key")
                    .asException());
  }

  private void start(ActionRequest request) {
    try {
      if (!began(request) && failedMeanwhile(request)) {
        began(request);
      }
      failedMeanwhile(request);
    } catch (WorkflowServiceException | StatusRuntimeException away) {
      LOG.warn("{} could not be started: {}", request.workflowId(), Status.fromThrowable(away));
      throw Problem.of(
              503,
              "temporal-away",
              "Temporal did not answer, so it is not known whether the action was begun.",
              "Send the same request with the same Idempotency-Key again.")
          .asException();
    }
  }

  /** Whether it was not running before, nor done. */
  private boolean began(ActionRequest request) {
    try {
      WorkflowClient.start(
          client.newWorkflowStub(CarryingOutAction.class, ActionOptions.of(request))::run, request);
      return true;
    } catch (WorkflowExecutionAlreadyStarted before) {
      return false;
    }
  }

  /** Waits for its end; false when it was done, or goes on. */
  private boolean failedMeanwhile(ActionRequest request) {
    try {
      WorkflowStub run = client.newUntypedWorkflowStub(request.workflowId());
      run.getResult(patience.toMillis(), TimeUnit.MILLISECONDS, String.class);
      return false;
    } catch (TimeoutException goesOn) {
      return false;
    } catch (WorkflowFailedException failed) {
      return true;
    } catch (WorkflowException unknown) {
      LOG.debug("{} could not be waited for.", request.workflowId());
      return false;
    }
  }
}
