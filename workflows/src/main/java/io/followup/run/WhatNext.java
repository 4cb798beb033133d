package io.followup.run;

import io.followup.lifecycle.Lifecycle.Quiet;
import io.followup.sequence.Act;
import io.followup.sequence.Anchor;
import io.followup.sequence.Sequence.Limits;
import io.followup.sequence.Step;
import io.followup.touch.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run does next, and why then. Pure.
 *
 * @param now business time
 */
record WhatNext(FollowUp run, Instant now) {

  Next next() {
    Place place = run.place();
    if (run.ending().isPresent()) {
      return new Next.End(run.ending().get());
    }
    if (place.look().isPresent()) {
      return new Next.Look(place.look().get());
    }
    Limits limits = run.sequence().limits();
    Instant expiry = run.lifecycle().expiresFrom(run.trigger()).plus(limits.expires());
    if (!now.isBefore(expiry)) {
      return expired(limits);
    }
    Optional<OnCall> call = place.callUnderWay(now);
    if (call.isPresent()) {
      return until(earlier(call.get().until(), expiry), "Waits to hear how the call ended.");
    }
    Optional<Step> current = run.currentStep();
    if (current.isEmpty()) {
      return everyStepTaken(expiry);
    }
    // Whoever asks to be called back is called back.
    boolean asked = place.turn().cause() == Turn.Cause.CALL_BACK_REQUESTED;
    boolean sends = current.get().send().isPresent();
    if (place.touchesOfRound() >= limits.maxTouches() && sends && !asked) {
      return over(
          "The limit of " + Words.count(place.touchesOfRound(), "message") + " is reached.");
    }
    if (place.brake().isPresent()) {
      return until(expiry, place.brake().get().why());
    }
    return next(current.get(), expiry);
  }

  private Next next(Step step, Instant expiry) {
    Optional<Instant> due = dueAt(step);
    if (due.isEmpty()) {
      return until(expiry, "Waits for " + step.due().after().written() + ", which is not known.");
    }
    if (now.isBefore(due.get())) {
      return due.get().isBefore(expiry)
          ? until(due.get(), whyWaiting(step))
          : until(expiry, "Expires before step " + step.id() + " is due.");
    }
    if (!isUnconditional(step) && !run.place().admitted().filter(step.id()::equals).isPresent()) {
      return send(step, due.get());
    }
    return switch (step.act()) {
      case Act.Stop stop -> over(stop.why());
      case Act.AwaitFact await -> awaiting(step, await, due.get(), expiry);
      case Act.Send send -> send(step, due.get());
      case Act.Task task -> send(step, due.get());
      case Act.Branch branch -> send(step, due.get());
    };
  }

  private Next send(Step step, Instant due) {
    return new Next.Send(step, due, firstDueAt(step), run.place().turn());
  }

  /** What depends on the object as it is now, or on the tenant's clock, only a touch can tell. */
  private static boolean isUnconditional(Step step) {
    return step.condition().isEmpty() && step.window().isEmpty() && step.arm().isEmpty();
  }

  private Next awaiting(Step step, Act.AwaitFact await, Instant due, Instant expiry) {
    if (run.memory().hasHeardAny(await.facts())) {
      return new Next.GoOn(run.stepTaken(now));
    }
    Instant timeUp = due.plus(await.within());
    if (now.isBefore(timeUp)) {
      return until(earlier(timeUp, expiry), "Waits for " + FactWords.any(await.facts()) + ".");
    }
    FollowUp told =
        run.told(
            now,
            "Step %s: %s did not come within %s."
                .formatted(
                    step.id(), FactWords.any(await.facts()), Words.duration(await.within())));
    return new Next.GoOn(
        await.otherwiseTo().map(to -> told.goesOnAt(to, now)).orElseGet(() -> told.stepTaken(now)));
  }

  private Next expired(Limits limits) {
    if (!run.later().isEmpty()) {
      return new Next.GoOn(run.takingUpNext(now));
    }
    return run.currentStep().isEmpty()
        ? end(Outcome.EXHAUSTED, everyStepTaken())
        : end(Outcome.LOST, "Expired " + Words.duration(limits.expires()) + " after it began.");
  }

  private Next everyStepTaken(Instant expiry) {
    Optional<FollowUp> onward = onward(run);
    if (onward.isPresent()) {
      return new Next.GoOn(onward.get());
    }
    if (!run.later().isEmpty()) {
      return new Next.GoOn(run.takingUpNext(now));
    }
    return run.lifecycle()
        .waitsFor()
        .map(what -> until(expiry, what))
        .orElseGet(() -> end(Outcome.EXHAUSTED, everyStepTaken()));
  }

  private String everyStepTaken() {
    return "Every step was taken and " + run.lifecycle().inTheEnd() + ".";
  }

  /** The same steps about the next part of the object, from the first that lies ahead of it. */
  private Optional<FollowUp> onward(FollowUp from) {
    Optional<FollowUp> next = from.lifecycle().onward().map(from::with);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    WhatNext about = new WhatNext(next.get(), now);
    List<Step> steps = from.sequence().steps();
    return IntStream.range(0, steps.size())
        .boxed()
        .filter(step -> about.liesAhead(steps.get(step)))
        .findFirst()
        .map(
            step ->
                next.get().replanned(step, now).told(now, "The steps go on with the next visit."))
        .or(() -> onward(next.get()));
  }

  /** Whether the run goes on when its sequence is over. */
  boolean isLeft() {
    return !run.later().isEmpty() || run.lifecycle().waitsFor().isPresent();
  }

  /** This sequence is over; the run is, too, unless more can come of its object. */
  private Next over(String why) {
    return isLeft()
        ? new Next.GoOn(run.told(now, why).pastEveryStep(now))
        : end(Outcome.EXHAUSTED, why);
  }

  private Next end(Outcome outcome, String why) {
    return new Next.End(new Ending(outcome, now, why, run.place().touches()));
  }

  private static Next until(Instant at, String why) {
    return new Next.WaitUntil(at, why);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** When a step is due; empty while the instant that it counts from is not known. */
  Optional<Instant> dueAt(Step step) {
    return run.place()
        .notBefore()
        .map(Place.NotBefore::at)
        .or(() -> again().or(() -> plannedAt(step)).map(this::afterQuiet));
  }

  private Optional<Instant> again() {
    return run.place().again().map(Again::at);
  }

  private Instant afterQuiet(Instant due) {
    return run.lifecycle().quiet().map(Quiet::until).filter(due::isBefore).orElse(due);
  }

  /** A step that was moved grows stale from the instant at which it was due before. */
  Instant firstDueAt(Step step) {
    return run.place()
        .notBefore()
        .map(Place.NotBefore::firstDue)
        .or(() -> again().or(() -> plannedAt(step)).map(this::afterQuiet))
        .orElse(now);
  }

  /** As the sequence says, whatever moved it since. */
  Optional<Instant> plannedAt(Step step) {
    return step.due().dueAt(this::anchor);
  }

  /** Whether a step that counts from the object's times is still to come by them. */
  boolean liesAhead(Step step) {
    return step.due().after() != Anchor.TRIGGER
        && step.due().after() != Anchor.PREVIOUS_STEP
        && plannedAt(step).filter(now::isBefore).isPresent();
  }

  private Optional<Instant> anchor(Anchor anchor) {
    return switch (anchor) {
      case TRIGGER -> Optional.of(run.trigger());
      case PREVIOUS_STEP -> Optional.of(run.place().previousStepAt());
      default -> run.lifecycle().at(anchor);
    };
  }

  private String whyWaiting(Step step) {
    return run.place()
        .notBefore()
        .map(Place.NotBefore::why)
        .or(() -> whyQuiet(step))
        .or(() -> run.place().again().map(Again::why))
        .orElseGet(() -> planned(step));
  }

  private Optional<String> whyQuiet(Step step) {
    return run.lifecycle()
        .quiet()
        .filter(
            quiet -> again().or(() -> plannedAt(step)).filter(quiet.until()::isAfter).isPresent())
        .map(Quiet::why);
  }

  private String planned(Step step) {
    String duration = Words.duration(step.due().duration().abs());
    Anchor after = step.due().after();
    if (after == Anchor.TRIGGER || (after == Anchor.PREVIOUS_STEP && run.place().cursor() == 0)) {
      return duration + " after " + run.lifecycle().trigger() + ".";
    }
    return after == Anchor.PREVIOUS_STEP
        ? duration + " after the step before."
        : duration
            + (step.due().duration().isNegative() ? " before " : " after ")
            + after.written()
            + ".";
  }
}
