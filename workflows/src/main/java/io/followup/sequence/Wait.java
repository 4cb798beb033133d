package io.followup.sequence;

import java.time.Duration;
import java.time.Instant;

/**
 * When a step is due.
 *
 * @param duration elapsed time, never negative
 * @param after what it counts from
 */
public record Wait(Duration duration, After after) {

  /** What a wait counts from; for the first step both mean the trigger. */
  public enum After {
    PREVIOUS_STEP,
    TRIGGER
  }

  /** The instant at which the step is due. */
  public Instant dueAt(Instant trigger, Instant previousStep) {
    return switch (after) {
      case TRIGGER -> trigger.plus(duration);
      case PREVIOUS_STEP -> previousStep.plus(duration);
    };
  }
}
