package io.followup.acting;

import io.followup.dispatch.Action;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.intent.Intents.Outcome;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/**
 * Does what programs asked for by REST. Failures say in one sentence what a person can do about
 * them, without personal data: they stand in the history.
 */
public final class ActingOnRequest implements DoingActions {
  private final Acting acting;
  private final ActionRequests requests;

  public ActingOnRequest(Acting acting, ActionRequests requests) {
    this.acting = acting;
    this.requests = requests;
  }

  @Override
  public String act(ActionRequest request) {
    try {
      return requests
          .action(request.id())
          .map(action -> act(request, action))
          .orElseGet(() -> known(request));
    } catch (DispatchUnavailable away) {
      throw later(away.getMessage(), away.retryAfter());
    } catch (DispatchRefused refused) {
      requests.refused(request.id(), refused.getMessage());
      throw never(refused.getMessage());
    } catch (DataAccessException databaseAway) {
      throw later(
          "The database could not be used; it is tried again when it can.", Optional.empty());
    }
  }

  private String act(ActionRequest request, Action action) {
    Acting.Acted acted =
        acting.act(request.tenant(), "action/" + request.id(), request.workflowId(), action);
    requests.done(
        request.id(), new Outcome(acted.done().id(), acted.origin(), acted.done().told()));
    return acted.done().told();
  }

  private String known(ActionRequest request) {
    return requests
        .find(request.id())
        .flatMap(ActionRequests.Known::outcome)
        .map(Outcome::told)
        .orElseThrow(() -> never("Nobody asked for this any more: the database has no record."));
  }

  private static ApplicationFailure never(String why) {
    return ApplicationFailure.newBuilder()
        .setType("Refused")
        .setMessage(why)
        .setNonRetryable(true)
        .build();
  }

  private static ApplicationFailure later(String why, Optional<Duration> after) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder()
            .setType("TryAgain")
            .setMessage(why)
            .setCategory(ApplicationErrorCategory.BENIGN);
    after.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }
}
