package io.followup.api.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.acting.ActionRequests;
import io.followup.acting.ActionRequests.State;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import java.time.Instant;

/**
 * How far an action came.
 *
 * @param id to ask again with
 * @param kind one word for what is done
 * @param run workflow id, to be looked at in the Temporal UI
 * @param state UNDER_WAY, IN_DOUBT, DONE, REFUSED or GIVEN_UP
 * @param object id in the dispatch system, once it is done
 * @param origin FOUND when it lay there before, MADE when this engine made it
 * @param told what lies there, or what is to be known of it: one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionView(
    String id,
    String tenant,
    String kind,
    String run,
    State state,
    String object,
    Origin origin,
    String told,
    Instant askedAt) {

  static ActionView of(ActionRequests.Known known) {
    return new ActionView(
        known.request().id().toString(),
        known.request().tenant().value(),
        known.request().kind(),
        known.request().workflowId(),
        known.state(),
        known.outcome().map(Outcome::object).orElse(null),
        known.outcome().map(Outcome::origin).orElse(null),
        told(known),
        known.askedAt().toInstant());
  }

  private static String told(ActionRequests.Known known) {
    return switch (known.state()) {
      case UNDER_WAY -> "It is tried until the dispatch system has done or refused it.";
      case IN_DOUBT ->
          "A request left and its answer did not come: what it made is being looked for, and it is"
              + " sent again only once it is sure that nothing was made.";
      case DONE -> known.outcome().map(Outcome::told).orElseThrow();
      case REFUSED -> known.why().orElseThrow();
      case GIVEN_UP ->
          "The dispatch system could not be reached for three days, and nobody tries any more: ask"
              + " again with the same Idempotency-Key.";
    };
  }
}
