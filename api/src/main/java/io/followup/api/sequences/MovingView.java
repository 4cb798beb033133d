package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.moving.Moving.Occasion;
import io.followup.moving.MovingProgress;
import io.followup.version.PeopleInside;
import java.time.Instant;
import java.util.Map;

/**
 * What was asked about the runs inside, as the API shows it. What there is not is left out.
 *
 * @param version that was published or archived
 * @param state waiting (Temporal does not know of it yet), running, done, failed or unknown
 *     (Temporal does not answer)
 * @param run workflow id, to be looked at in the Temporal UI
 * @param done runs that were moved or ended
 * @param later runs that will be, once the message that is on its way has gone out
 * @param refused runs that stay as they are, by the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MovingView(
    int version,
    Occasion occasion,
    PeopleInside policy,
    Map<String, String> steps,
    String by,
    Instant askedAt,
    String state,
    String run,
    Integer done,
    Integer later,
    Map<String, Integer> refused) {

  MovingView with(String newState, MovingProgress progress) {
    return new MovingView(
        version,
        occasion,
        policy,
        steps,
        by,
        askedAt,
        newState,
        run,
        progress.done(),
        progress.later(),
        progress.refused());
  }

  MovingView with(String newState) {
    return new MovingView(
        version, occasion, policy, steps, by, askedAt, newState, run, done, later, refused);
  }
}
