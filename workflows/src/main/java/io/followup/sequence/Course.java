package io.followup.sequence;

import io.followup.sequence.Sequence.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ways that a run can take through the steps. Runs go forward only, so one pass over the steps
 * in their order knows for each: whether any way leads to it, when a run comes to it at the
 * earliest, with how few messages, and whether it has had a text on every way.
 */
final class Course {
  private final List<Draft> steps;
  private final Jumps jumps;
  private final List<Optional<Reached>> reached;

  /**
   * How a run comes to a step.
   *
   * @param earliest after the trigger
   * @param messages fewest before it
   * @param texted whether a text went before on every way
   */
  private record Reached(Duration earliest, int messages, boolean texted) {
    Reached or(Reached other) {
      return new Reached(
          earliest.compareTo(other.earliest) <= 0 ? earliest : other.earliest,
          Math.min(messages, other.messages),
          texted && other.texted);
    }
  }

  Course(List<Draft> steps, Jumps jumps) {
    this.steps = steps;
    this.jumps = jumps;
    this.reached = new ArrayList<>(Collections.nCopies(steps.size() + 1, Optional.empty()));
    come(0, new Reached(Duration.ZERO, 0, false));
    for (int i = 0; i < steps.size(); i++) {
      if (reached.get(i).isPresent()) {
        goOn(i, reached.get(i).get());
      }
    }
  }

  private void come(int index, Reached how) {
    reached.set(index, Optional.of(reached.get(index).map(other -> other.or(how)).orElse(how)));
  }

  private void goOn(int index, Reached before) {
    Draft step = steps.get(index);
    Reached after =
        new Reached(
            dueAt(step, before.earliest()),
            before.messages() + (step.sends() && step.isForEverybody() ? 1 : 0),
            before.texted() || (step.fields().has("sms") && step.isForEverybody()));
    Optional<Act> act = step.act();
    if (act.isPresent() && act.get() instanceof Act.Branch branch) {
      branch.arms().forEach(arm -> come(jumps.index(arm.to()), after));
      if (branch.arms().stream().anyMatch(arm -> arm.when().isEmpty())) {
        return;
      }
    }
    if (act.isPresent() && act.get() instanceof Act.AwaitFact wait) {
      wait.otherwiseTo()
          .ifPresent(
              to ->
                  come(
                      jumps.index(to),
                      new Reached(
                          after.earliest().plus(wait.within()), after.messages(), after.texted())));
    }
    boolean ends = act.isPresent() && act.get() instanceof Act.Stop && step.isForEverybody();
    if (!ends) {
      come(index + 1, after);
    }
  }

  /** At the earliest, after the trigger; a time of the object may be at any moment. */
  private static Duration dueAt(Draft step, Duration before) {
    return step.due()
        .map(
            wait ->
                switch (wait.after()) {
                  case PREVIOUS_STEP -> before.plus(wait.duration());
                  case TRIGGER -> wait.duration().compareTo(before) > 0 ? wait.duration() : before;
                  default -> before;
                })
        .orElse(before);
  }

  /** Whether a customer who comes to this step has had a text for certain. */
  boolean hasTextedBefore(int index) {
    return reached.get(index).map(Reached::texted).orElse(true);
  }

  void check(Limits limits) {
    checkReached();
    checkOrder();
    checkExpiry(limits.expires());
    checkTouches(limits.maxTouches());
  }

  private void checkReached() {
    for (int i = 0; i < steps.size(); i++) {
      if (reached.get(i).isEmpty()) {
        steps
            .get(i)
            .fields()
            .wrong(
                "id",
                ProblemCode.NEVER_REACHED,
                "no way leads to this step: the one above ends or branches off, and no branch names"
                    + " it",
                "name it in a branch, or delete it");
      }
    }
  }

  private void checkOrder() {
    Map<Anchor, Duration> latest = new EnumMap<>(Anchor.class);
    for (int i = 0; i < steps.size(); i++) {
      Draft step = steps.get(i);
      if (reached.get(i).isEmpty() || step.due().isEmpty() || step.time().isEmpty()) {
        continue;
      }
      Wait wait = step.due().get();
      Duration before = reached.get(i).get().earliest();
      if (wait.after() == Anchor.TRIGGER && wait.duration().compareTo(before) < 0) {
        tooEarly(step.time().get(), wait.duration(), before);
      }
      if (wait.after() != Anchor.TRIGGER && wait.after() != Anchor.PREVIOUS_STEP) {
        Duration last = latest.getOrDefault(wait.after(), wait.duration());
        if (wait.duration().compareTo(last) < 0) {
          step.time()
              .get()
              .wrong(
                  ProblemCode.STEPS_OUT_OF_ORDER,
                  "the step is due before one that stands above it",
                  "put the steps in the order of their times");
        }
        latest.merge(wait.after(), wait.duration(), (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
  }

  private static void tooEarly(Text time, Duration due, Duration before) {
    time.wrong(
        ProblemCode.STEPS_OUT_OF_ORDER,
        "the step is due "
            + Waits.written(due)
            + " after the trigger, but the one before it only at "
            + Waits.written(before),
        "put the steps in the order of their times");
  }

  private void checkExpiry(Duration expires) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Draft step = steps.get(i);
      if (reached.get(i).isPresent() && step.time().isPresent()) {
        Duration due = dueAt(step, reached.get(i).get().earliest());
        if (due.compareTo(expires) >= 0) {
          step.time()
              .get()
              .wrong(
                  ProblemCode.AFTER_EXPIRY,
                  "the step is due "
                      + Waits.written(due)
                      + " after the trigger, but the run expires after "
                      + Waits.written(expires),
                  "shorten the wait, or write a longer limits.expires");
          return;
        }
      }
    }
  }

  /** What comes late asks about an offer that no longer stands; that may be meant. */
  void checkValidity(Duration validFor) {
    for (int i = 0; i < steps.size(); i++) {
      Draft step = steps.get(i);
      if (reached.get(i).isPresent() && step.time().isPresent() && step.sends()) {
        Duration due = dueAt(step, reached.get(i).get().earliest());
        if (due.compareTo(validFor) >= 0) {
          step.time()
              .get()
              .wrong(
                  ProblemCode.AFTER_VALIDITY,
                  "the step is due "
                      + Waits.written(due)
                      + " after the trigger, but estimates of the company are valid for "
                      + Waits.written(validFor),
                  "shorten the wait, or offer a new estimate in it");
          return;
        }
      }
    }
  }

  private void checkTouches(int most) {
    for (int i = 0; i < steps.size(); i++) {
      Draft step = steps.get(i);
      int before = reached.get(i).map(Reached::messages).orElse(0);
      if (step.sends() && before >= most) {
        step.fields()
            .wrongHere(
                ProblemCode.UNREACHABLE_STEP,
                "it is step "
                    + (before + 1)
                    + ", and limits.max-touches ends a run after "
                    + most
                    + ": it is sent only when a step before it could not be",
                "raise limits.max-touches, or delete the step");
      }
    }
  }
}
