package io.followup.dryrun;

import io.followup.run.Words;
import io.followup.sequence.Arm;
import io.followup.sequence.Conditions;
import io.followup.sequence.Step;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a step asks for besides its act: arm, condition, tolerance and window, in this order. */
final class BesideTheAct {
  private BesideTheAct() {}

  /**
   * @param firstDue when the step was due before anything moved it
   * @param zone of the tenant
   */
  record At(Instant now, Instant firstDue, ZoneId zone) {}

  /** Why the step is left out or moved; empty when it may be taken. */
  static Optional<TouchResult> of(
      Step step, At at, Function<String, Conditions.Answer> asking, Predicate<Arm> household) {
    return arm(step, household)
        .or(() -> condition(step, asking))
        .or(() -> tolerance(step, at))
        .or(() -> window(step, at));
  }

  private static Optional<TouchResult> arm(Step step, Predicate<Arm> household) {
    return step.arm()
        .filter(household.negate())
        .map(
            arm ->
                new TouchResult.Skipped("arm", "The household is not in arm " + arm.name() + "."));
  }

  private static Optional<TouchResult> condition(
      Step step, Function<String, Conditions.Answer> asking) {
    return step.condition()
        .map(asking)
        .filter(Conditions.Answer.No.class::isInstance)
        .map(answer -> new TouchResult.Skipped("if", answer.why()));
  }

  private static Optional<TouchResult> tolerance(Step step, At at) {
    return step.tolerance()
        .filter(most -> Duration.between(at.firstDue(), at.now()).compareTo(most) > 0)
        .map(
            most ->
                new TouchResult.Skipped(
                    "not-stale",
                    "It was due "
                        + Words.when(at.firstDue(), at.zone())
                        + ", more than "
                        + Words.duration(most)
                        + " ago: left out rather than sent so late."));
  }

  private static Optional<TouchResult> window(Step step, At at) {
    return step.window()
        .filter(window -> window.nextOpen(at.now(), at.zone()).isAfter(at.now()))
        .map(
            window -> {
              Instant opens = window.nextOpen(at.now(), at.zone());
              return new TouchResult.Deferred(
                  opens,
                  "within-step-window",
                  "Outside the step's window ("
                      + window.inWords()
                      + "): waits until "
                      + Words.when(opens, at.zone())
                      + ".");
            });
  }
}
