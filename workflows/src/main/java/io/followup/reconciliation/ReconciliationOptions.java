package io.followup.reconciliation;

import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.followup.tenant.TenantId;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what a comparison is started, and how long its parts are tried. */
public final class ReconciliationOptions {
  /** Some thousand objects. */
  private static final Duration ONE_PART = Duration.ofMinutes(15);

  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(2);

  /** The dispatch system may be away for most of a night, not longer: the next night follows. */
  private static final Duration LONGEST = Duration.ofHours(8);

  private ReconciliationOptions() {}

  /**
   * For one that the schedule starts, too: Temporal appends the time of the firing. Without a
   * summary: the SDK (1.38) cannot read a schedule back whose workflow has a summary but no
   * details.
   */
  public static WorkflowOptions of(TenantId tenant) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId(tenant))
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.TENANT, tenant.value())
                .build())
        .build();
  }

  /** For example {@code reconciliation/acme}. */
  public static String workflowId(TenantId tenant) {
    return "reconciliation/" + tenant;
  }

  static ActivityOptions ofAPart() {
    return tried(ONE_PART)
        .setHeartbeatTimeout(SIGN_OF_LIFE)
        .setScheduleToCloseTimeout(LONGEST)
        .setSummary("some pages")
        .build();
  }

  static ActivityOptions ofTheReport() {
    return tried(Duration.ofMinutes(1)).setSummary("the report").build();
  }

  private static ActivityOptions.Builder tried(Duration once) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(once)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(2))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofMinutes(2))
                .build());
  }
}
