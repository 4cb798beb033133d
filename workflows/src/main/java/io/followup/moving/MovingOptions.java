package io.followup.moving;

import io.followup.moving.Moving.Order;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what the work on the runs inside is started, and how long it is tried. */
public final class MovingOptions {
  private static final Duration ONE_PAGE = Duration.ofMinutes(10);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(30);

  private MovingOptions() {}

  /** Once for each version; started again, it runs only when it failed before. */
  public static WorkflowOptions of(Moving moving) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(moving.workflowId())
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setWorkflowIdReusePolicy(
            WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.TENANT, moving.tenant().value())
                .build())
        .setStaticSummary(summary(moving))
        .build();
  }

  /** At most 200 bytes; shown in lists. */
  private static String summary(Moving moving) {
    return switch (moving.order()) {
      case Order.MoveTo to -> "Moving runs to " + to.move().sequence().label();
      case Order.End end -> "Ending runs of " + moving.sequence();
    };
  }

  static ActivityOptions ofOnePage() {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(ONE_PAGE)
        .setHeartbeatTimeout(SIGN_OF_LIFE)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(1))
                .build())
        .setSummary("runs of one page of the list")
        .build();
  }
}
