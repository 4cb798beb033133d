package io.followup.run;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One timer at a time, cancelled when it is no longer wanted. Takes the place of {@code
 * Workflow.await(Duration, …)}, which in SDK 1.38 leaves its timer behind and has no summary.
 */
final class Waiting {
  private final CancellationScope scope;
  private Promise<Void> timer;

  private Waiting(Duration duration, String summary) {
    TimerOptions options = TimerOptions.newBuilder().setSummary(summary).build();
    // A cancelled timer fails; without a handler the SDK would log that as a failure overlooked.
    scope =
        Workflow.newCancellationScope(
            () -> timer = Workflow.newTimer(duration, options).exceptionally(cancelled -> null));
    scope.run();
  }

  /**
   * @param summary shown on the timer in the Temporal UI
   */
  static Waiting start(Duration duration, String summary) {
    return new Waiting(duration, summary);
  }

  /** Sleeps until the timer is due or {@code woken} holds. */
  void untilDueOr(BooleanSupplier woken) {
    Workflow.await(() -> timer.isCompleted() || woken.getAsBoolean());
  }

  boolean isDue() {
    return timer.isCompleted();
  }

  void cancel() {
    if (!timer.isCompleted()) {
      scope.cancel();
    }
  }
}
