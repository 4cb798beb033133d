package io.followup.run;

import io.followup.fact.CallFact;
import io.followup.touch.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands in its sequence.
 *
 * @param cursor index of the next step
 * @param previousStepAt when the step before was taken; at first the trigger
 * @param notBefore set when a guard deferred the next step, or an admin asked to send it now
 * @param brake why nothing is sent until somebody speaks, when that is so
 * @param touches how many messages went out
 * @param call a call whose end is not known yet
 * @param again a further touch of a step that was taken, because of how its call ended
 * @param early what was heard of a call before the touch itself had told that it was placed
 */
public record Place(
    int cursor,
    Instant previousStepAt,
    Optional<NotBefore> notBefore,
    Optional<Brake> brake,
    int touches,
    Optional<OnCall> call,
    Optional<Again> again,
    List<CallFact> early) {
  private static final int EARLY_KEPT = 4;

  public Place {
    // Runs carried over from before there were calls to wait for have none of these.
    call = call == null ? Optional.empty() : call;
    again = again == null ? Optional.empty() : again;
    early = early == null ? List.of() : List.copyOf(early);
  }

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
    return new Place(
        0,
        trigger,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Which touch of the step comes next. */
  Turn turn() {
    return again.map(Again::turn).orElse(Turn.FIRST);
  }

  /** A further touch of a step leaves the sequence where it is. */
  Place stepTaken(Instant at) {
    return new Place(
        again.isPresent() ? cursor : cursor + 1,
        at,
        Optional.empty(),
        brake,
        touches,
        Optional.empty(),
        Optional.empty(),
        early);
  }

  Place touched() {
    return new Place(cursor, previousStepAt, notBefore, brake, touches + 1, call, again, early);
  }

  Place notBefore(NotBefore moved) {
    return new Place(
        cursor, previousStepAt, Optional.of(moved), brake, touches, call, again, early);
  }

  Place braked(Brake.Kind kind, String why) {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        Optional.of(new Brake(kind, why)),
        touches,
        call,
        again,
        early);
  }

  Place released() {
    return new Place(
        cursor, previousStepAt, notBefore, Optional.empty(), touches, call, again, early);
  }

  /** A call was placed; what comes next depends on how it ends. */
  Place calling(OnCall placed) {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        Optional.of(placed),
        Optional.empty(),
        List.of());
  }

  /** The call is over. */
  Place callOver() {
    return new Place(
        cursor, previousStepAt, notBefore, brake, touches, Optional.empty(), again, early);
  }

  /** The step is touched once more. */
  Place once(Again more) {
    return new Place(
        cursor, previousStepAt, notBefore, brake, touches, call, Optional.of(more), early);
  }

  /** A fact may overtake the answer of the touch that it is about. */
  Place heardEarly(CallFact fact) {
    List<CallFact> longer = new ArrayList<>(early);
    longer.add(fact);
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        call,
        again,
        longer.subList(Math.max(0, longer.size() - EARLY_KEPT), longer.size()));
  }
}
