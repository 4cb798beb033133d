package io.followup.acting;

import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what an action is started, and how long it is tried. */
public final class ActionOptions {
  private static final Duration ONE_TRY = Duration.ofSeconds(90);

  /** Over a weekend. */
  public static final Duration LONGEST = Duration.ofDays(3);

  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(2))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(15))
          .build();

  private ActionOptions() {}

  /** One at a time; what was refused may be asked for again. */
  public static WorkflowOptions of(ActionRequest request) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(request.workflowId())
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setWorkflowIdReusePolicy(
            WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.TENANT, request.tenant().value())
                .build())
        .setStaticSummary(request.kind() + " · asked by REST")
        .setStaticDetails("Asked for by " + request.asked() + ".")
        .build();
  }

  static ActivityOptions ofActivity(ActionRequest request) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(ONE_TRY)
        .setScheduleToCloseTimeout(LONGEST)
        .setRetryOptions(RETRY)
        .setSummary(request.kind() + " in the dispatch system")
        .build();
  }
}
