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
 * @param round which passage through steps it is; each has touches of its own in the ledger
 * @param look why it must be read at once whether anything is left to follow up, when that is so
 * @param admitted id of a step whose condition and window were found to hold, so that the run does
 *     by itself what it says
 */
public record Place(
    int cursor,
    Instant previousStepAt,
    Optional<NotBefore> notBefore,
    Optional<Brake> brake,
    int touches,
    Optional<OnCall> call,
    Optional<Again> again,
    List<CallFact> early,
    Round round,
    Optional<String> look,
    Optional<String> admitted) {
  private static final int EARLY_KEPT = 4;

  public Place {
    // Runs carried over from before there were calls to wait for have none of these.
    call = call == null ? Optional.empty() : call;
    again = again == null ? Optional.empty() : again;
    early = early == null ? List.of() : List.copyOf(early);
    round = round == null ? Round.first(0) : round;
    look = look == null ? Optional.empty() : look;
    admitted = admitted == null ? Optional.empty() : admitted;
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

  /**
   * One passage through the steps of a sequence.
   *
   * @param firstTurn number of a step's first touch in it
   * @param touchesBefore how many messages had gone out when it began
   */
  public record Round(int firstTurn, int touchesBefore) {
    /** More than the touches that one step can have in one passage. */
    private static final int TURNS = 100;

    static Round first(int firstTurn) {
      return new Round(firstTurn, 0);
    }

    private Round next(int touches) {
      return new Round(firstTurn + TURNS, touches);
    }
  }

  static Place atStart(Instant trigger, Round round) {
    return new Place(
        0,
        trigger,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        round,
        Optional.empty(),
        Optional.empty());
  }

  /** Which touch of the step comes next. */
  Turn turn() {
    return again.map(Again::turn).orElseGet(() -> Turn.first(round.firstTurn()));
  }

  /** How many messages went out in this passage. */
  int touchesOfRound() {
    return touches - round.touchesBefore();
  }

  /** A further touch of a step leaves the sequence where it is. */
  Place stepTaken(Instant at) {
    return goingOn(again.isPresent() ? cursor : cursor + 1, at);
  }

  /** The condition and the window of the step that comes next were found to hold. */
  Place admitting(String step) {
    return new Place(
        cursor,
        previousStepAt,
        Optional.empty(),
        brake,
        touches,
        call,
        again,
        early,
        round,
        look,
        Optional.of(step));
  }

  /** The step that comes next is this one. */
  Place goingOn(int next, Instant at) {
    return new Place(
        next,
        at,
        Optional.empty(),
        brake,
        touches,
        Optional.empty(),
        Optional.empty(),
        early,
        round,
        look,
        Optional.empty());
  }

  /**
   * The steps from {@code next} on are taken once more, or for the first time by a new sequence.
   */
  Place anew(int next, Instant at) {
    return new Place(
        next,
        at,
        Optional.empty(),
        brake,
        touches,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        round.next(touches),
        look,
        Optional.empty());
  }

  Place touched() {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches + 1,
        call,
        again,
        early,
        round,
        look,
        admitted);
  }

  Place notBefore(NotBefore moved) {
    return new Place(
        cursor,
        previousStepAt,
        Optional.of(moved),
        brake,
        touches,
        call,
        again,
        early,
        round,
        look,
        admitted);
  }

  /** The next step is due when its sequence says so. */
  Place whenDue() {
    return new Place(
        cursor,
        previousStepAt,
        Optional.empty(),
        brake,
        touches,
        call,
        again,
        early,
        round,
        look,
        admitted);
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
        early,
        round,
        look,
        admitted);
  }

  Place released() {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        Optional.empty(),
        touches,
        call,
        again,
        early,
        round,
        look,
        admitted);
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
        List.of(),
        round,
        look,
        admitted);
  }

  /** The call whose end is still waited for. */
  Optional<OnCall> callUnderWay(Instant now) {
    return call.filter(placed -> now.isBefore(placed.until()));
  }

  /** The call is over. */
  Place callOver() {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        Optional.empty(),
        again,
        early,
        round,
        look,
        admitted);
  }

  /** The step is touched once more. */
  Place once(Again more) {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        call,
        Optional.of(more),
        early,
        round,
        look,
        admitted);
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
        longer.subList(Math.max(0, longer.size() - EARLY_KEPT), longer.size()),
        round,
        look,
        admitted);
  }

  /** Whether anything is left to follow up must be read at once. */
  Place toLook(String why) {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        call,
        again,
        early,
        round,
        Optional.of(why),
        admitted);
  }

  /** It is being read. */
  Place looking() {
    return new Place(
        cursor,
        previousStepAt,
        notBefore,
        brake,
        touches,
        call,
        again,
        early,
        round,
        Optional.empty(),
        admitted);
  }
}
