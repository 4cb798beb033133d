package io.followup.feed;

import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.followup.tenant.TenantId;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what a reading of a feed is started, and how long it is tried. */
public final class PollingOptions {
  /** Type of the failure when a person must change something at the dispatch system first. */
  public static final String REFUSED = "DispatchRefused";

  private static final Duration ONE_STRETCH = Duration.ofMinutes(10);

  /** Longer than ServiceTitan's own limit of 100 s for one page. */
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(3);

  /** Then the reading fails, for people to see, and the schedule starts the next one. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private PollingOptions() {}

  /**
   * Started one at a time: the id is that of the schedule, and each feed has one. Without a
   * summary: the SDK (1.38) cannot read a schedule back whose workflow has a summary but no
   * details.
   */
  public static WorkflowOptions of(TenantId tenant, Feed feed) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(FeedPoll.id(tenant, feed))
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.TENANT, tenant.value())
                .build())
        .build();
  }

  static ActivityOptions ofOneStretch() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(ONE_STRETCH)
        .setScheduleToCloseTimeout(LONGEST)
        .setHeartbeatTimeout(SIGN_OF_LIFE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(1))
                .setDoNotRetry(REFUSED)
                .build())
        .setSummary("pages of the feed")
        .build();
  }
}
