package io.followup.run;

import io.followup.sequence.Act;
import io.followup.sequence.Step;
import io.followup.touch.Turn;
import java.time.Instant;
import java.util.Optional;

/**
 * A further touch of a step that was taken already, because of how its call ended.
 *
 * @param step id of the step
 * @param at business time at which it is due
 * @param why one sentence
 */
public record Again(String step, Turn turn, Instant at, String why) {

  /** The step as it is carried out this time. */
  Step of(Step original) {
    return turn.cause() == Turn.Cause.CALL_UNANSWERED
        ? original
            .send()
            .flatMap(Act.Send::unanswered)
            .map(message -> new Step(original.id(), original.due(), message, Optional.empty()))
            .orElse(original)
        : original;
  }
}
