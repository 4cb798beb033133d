package io.followup.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
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

  private TouchOptions() {}

  /**
   * @param summary shown on the activity in the Temporal UI
   */
  public static ActivityOptions withSummary(String summary) {
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
