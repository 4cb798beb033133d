package io.followup.backfill;

import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.followup.tenant.TenantId;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what backfills and their previews are started, and how long their parts are tried. */
public final class BackfillOptions {
  private static final Duration ONE_STRETCH = Duration.ofMinutes(10);
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);

  private BackfillOptions() {}

  /** Once for each request. */
  public static WorkflowOptions of(Backfill backfill) {
    return started(backfill.tenant(), backfill.workflowId())
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setStaticSummary(
            "Open objects younger than %d days enter %s"
                .formatted(backfill.days(), backfill.sequence()))
        .build();
  }

  /** Nothing is changed by it, so nothing is lost when it is given up. */
  public static WorkflowOptions of(BackfillQuestion question) {
    return started(question.tenant(), question.workflowId())
        .setWorkflowExecutionTimeout(Duration.ofMinutes(30))
        .setStaticSummary("Preview of the backfill of " + question.sequence())
        .build();
  }

  private static WorkflowOptions.Builder started(TenantId tenant, String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.TENANT, tenant.value())
                .build());
  }

  static ActivityOptions ofAStretch(String summary) {
    return tried(ONE_STRETCH).setHeartbeatTimeout(SIGN_OF_LIFE).setSummary(summary).build();
  }

  static ActivityOptions ofTheEnd() {
    return tried(Duration.ofMinutes(1)).setSummary("how it ended").build();
  }

  private static ActivityOptions.Builder tried(Duration once) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(once)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(1))
                .setDoNotRetry(BackfillActs.REFUSED)
                .build());
  }
}
