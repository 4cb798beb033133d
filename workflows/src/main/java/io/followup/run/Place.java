package io.followup.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a run stands in its sequence.
 *
 * @param cursor index of the next step
 * @param previousStepAt when the step before was taken; at first the trigger
 * @param notBefore set when a guard deferred the next step, or an admin asked to send it now
 * @param brake why nothing is sent until somebody speaks, when that is so
 * @param touches how many messages went out
 */
public record Place(
    int cursor,
    Instant previousStepAt,
    Optional<NotBefore> notBefore,
    Optional<Brake> brake,
    int touches) {

  /**
   * The next step moved to another instant.
   *
   * @param firstDue when it was due before it was moved at all: from then on it grows stale
   */
  public record NotBefore(Instant at, String why, Instant firstDue) {
    public NotBefore {
      // Runs that began before this was kept.
      firstDue = firstDue == null ? at : firstDue;
    }
  }

  /** Nothing is sent until somebody speaks. */
  public record Brake(Kind kind, String why) {
    /** Paused by an admin, or held because a person must look. */
    public enum Kind {
      PAUSED,
      HELD
    }
  }

  static Place atStart(Instant trigger) {
    return new Place(0, trigger, Optional.empty(), Optional.empty(), 0);
  }

  Place stepTaken(Instant at) {
    return new Place(cursor + 1, at, Optional.empty(), brake, touches);
  }

  Place touched() {
    return new Place(cursor, previousStepAt, notBefore, brake, touches + 1);
  }

  Place notBefore(NotBefore moved) {
    return new Place(cursor, previousStepAt, Optional.of(moved), brake, touches);
  }

  Place braked(Brake.Kind kind, String why) {
    return new Place(cursor, previousStepAt, notBefore, Optional.of(new Brake(kind, why)), touches);
  }

  Place released() {
    return new Place(cursor, previousStepAt, notBefore, Optional.empty(), touches);
  }
}
