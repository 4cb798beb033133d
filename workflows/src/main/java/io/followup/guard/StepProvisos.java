package io.followup.guard;

import io.followup.run.Words;
import io.followup.tenant.Limits;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold for a step that touches nobody, such as a task for the office or a branch: the
 * subject still stands, and the author's wishes are met. Pure.
 */
public final class StepProvisos {
  private StepProvisos() {}

  private record Asked(String guard, Verdict verdict) {}

  /**
   * What speaks against the step, as the result of the touch.
   *
   * @param now business time
   * @param zone in which times are told
   */
  public static Optional<TouchResult> against(
      Standing standing,
      Wishes wishes,
      Instant firstDueAt,
      Instant now,
      Limits limits,
      ZoneId zone,
      String workflowId) {
    return List.of(
            new Asked("subject-still-open", verdict(standing)),
            new Asked("step-condition", wishes.verdictOfCondition()),
            new Asked("step-arm", wishes.verdictOfArm()),
            new Asked("not-stale", late(wishes, firstDueAt, now, limits, zone)),
            new Asked(
                "within-step-window",
                wishes.verdictOfWindow(now, Later.share(workflowId, limits.spread()))))
        .stream()
        .filter(asked -> !(asked.verdict() instanceof Verdict.Pass))
        .findFirst()
        .map(asked -> new Guards.Objection(asked.guard(), asked.verdict(), Map.of()).result());
  }

  static Verdict verdict(Standing standing) {
    return switch (standing) {
      case Standing.Open open -> Verdict.PASS;
      case Standing.Over over -> new Verdict.Stop(over.outcome(), over.why());
      case Standing.Halted halted -> new Verdict.Hold(halted.why());
    };
  }

  static Verdict late(Wishes wishes, Instant firstDueAt, Instant now, Limits limits, ZoneId zone) {
    Duration tolerated = wishes.tolerance().orElse(limits.staleAfter());
    Instant dueFrom = wishes.dueFrom(firstDueAt);
    return Duration.between(dueFrom, now).compareTo(tolerated) <= 0
        ? Verdict.PASS
        : new Verdict.Skip(
            "It was due "
                + Words.when(dueFrom, zone)
                + ", more than "
                + Words.duration(tolerated)
                + " ago: left out rather than sent so late.");
  }
}
