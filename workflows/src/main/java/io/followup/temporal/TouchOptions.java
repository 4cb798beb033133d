package io.followup.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Time limits and retries of a touch. */
public final class TouchOptions {
  /**
   * After this long without a result (ServiceTitan or Twilio away all the time) a person must look.
   */
  public static final Duration LONGEST = Duration.ofHours(4);

  /** Longer than the sum of all time limits inside one try: reads, transaction, one POST. */
  private static final Duration ONE_TRY = Duration.ofSeconds(60);

  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(2))
          .build();

  /** How long a try inside a workflow task may take; what happens to the run waits meanwhile. */
  public static final Duration AT_ONCE = Duration.ofSeconds(2);

  private TouchOptions() {}

  /**
   * One try inside the workflow task.
   *
   * @param summary shown on the event in the Temporal UI
   */
  public static LocalActivityOptions atOnce(String summary) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(AT_ONCE)
        .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
        .setSummary(summary)
        .build();
  }

  /**
   * Tries until it is done, at most for {@link #LONGEST}.
   *
   * @param summary shown on the activity in the Temporal UI
   */
  public static ActivityOptions untilDone(String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(ONE_TRY)
        .setScheduleToCloseTimeout(LONGEST)
        .setRetryOptions(RETRY)
        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
        .setSummary(summary)
        .build();
  }
}
