package io.followup.run;

import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run goes on by another version of its sequence. Pure.
 *
 * @param now business time
 */
record MovingOn(FollowUp run, Instant now) {
  /** Time to look at what was published before anything is sent by it. */
  private static final Duration A_LOOK = Duration.ofMinutes(1);

  /** Why it cannot be, in one sentence; empty when it can. */
  Optional<String> refusal(SequenceMove move) {
    Sequence next = move.sequence();
    Sequence current = run.sequence();
    if (run.ending().isPresent()) {
      return Optional.of("Cannot move a follow-up that is ended.");
    }
    if (!current.name().equals(next.name()) || current.trigger() != next.trigger()) {
      return Optional.of("It goes by " + current.label() + " now.");
    }
    if (current.version() == next.version()) {
      return Optional.of("It goes by " + current.label() + " already.");
    }
    boolean calling = run.place().callUnderWay(now).isPresent();
    if (calling || run.place().again().isPresent()) {
      return Optional.of("A call is not over yet, or is to be repeated.");
    }
    return comingStep()
        .filter(step -> !move.hasPlaceFor(step))
        .map(step -> next.label() + " has no place for a run before step " + step + ".");
  }

  /** The run at the step that takes the place of the one that came next. */
  FollowUp by(SequenceMove move) {
    List<String> steps = move.sequence().steps().stream().map(Step::id).toList();
    int cursor = comingStep().map(move::newId).map(steps::indexOf).orElse(steps.size());
    FollowUp moved =
        run.by(move.sequence())
            .with(run.place().goingOn(cursor, run.place().previousStepAt()))
            .told(
                now,
                "Moved from %s to %s; step %s comes next."
                    .formatted(
                        run.sequence().label(),
                        move.sequence().label(),
                        cursor < steps.size() ? steps.get(cursor) : "-"));
    return moved.currentStep().map(step -> notAtOnce(moved, step)).orElse(moved);
  }

  private FollowUp notAtOnce(FollowUp moved, Step step) {
    Instant earliest = now.plus(A_LOOK);
    boolean soon =
        new WhatNext(moved, now).dueAt(step).filter(at -> at.isBefore(earliest)).isPresent();
    return soon
        ? moved.with(
            moved
                .place()
                .notBefore(
                    new Place.NotBefore(
                        earliest, "Moved to " + moved.sequence().label() + ".", earliest)))
        : moved;
  }

  private Optional<String> comingStep() {
    return run.currentStep().map(Step::id);
  }
}
