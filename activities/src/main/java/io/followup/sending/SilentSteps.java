package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.guard.StepProvisos;
import io.followup.guard.Wishes;
import io.followup.sequence.Act;
import io.followup.sequence.Conditions;
import io.followup.tenant.Tenant;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import java.time.Instant;
import java.util.Optional;

/** Takes steps that touch nobody: tasks for the office, and branches. */
final class SilentSteps {
  private static final String STEP = "step";

  private final WishesOfSteps wishes;
  private final OfficeErrands errands;

  SilentSteps(WishesOfSteps wishes, OfficeErrands errands) {
    this.wishes = wishes;
    this.errands = errands;
  }

  /**
   * @param now business time
   */
  TouchResult take(TouchRequest request, Tenant tenant, Reading reading, Instant now) {
    Wishes wanted = wishes.of(request, tenant, reading);
    Optional<TouchResult> objection =
        StepProvisos.against(
            reading.standing(),
            wanted,
            request.firstDueAt(),
            now,
            tenant.limits(),
            tenant.zone(),
            request.workflowId());
    if (objection.isPresent()) {
      return objection.get();
    }
    return switch (request.step().act()) {
      case Act.Task task -> errands.leave(task, request, tenant, reading, now);
      case Act.Branch branch -> way(wishes.choose(branch, request, tenant, reading));
      case Act.Send send -> throw new IllegalArgumentException("a message is sent: " + request);
      // The run does these by itself, once their conditions hold.
      case Act.AwaitFact await -> holds(request);
      case Act.Stop stop -> holds(request);
    };
  }

  private static TouchResult holds(TouchRequest request) {
    return new TouchResult.Branched(request.step().id(), "Its conditions hold.");
  }

  private static TouchResult way(Conditions.Way way) {
    return way.to()
        .<TouchResult>map(step -> new TouchResult.Branched(step, way.why()))
        .orElseGet(() -> new TouchResult.Skipped(STEP, way.why()));
  }
}
