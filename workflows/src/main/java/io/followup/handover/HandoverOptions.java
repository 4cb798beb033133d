package io.followup.handover;

import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** With what a handover is started, and how long it is tried. */
public final class HandoverOptions {
  private static final Duration ONE_TRY = Duration.ofSeconds(90);

  /** Over a weekend. */
  private static final Duration LONGEST = Duration.ofDays(3);

  /** The first pause is long enough for a task that was filed to be found by a search. */
  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(10))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofMinutes(30))
          .build();

  private HandoverOptions() {}

  /** One handover of one cause; started again, it runs only when it failed before. */
  public static WorkflowOptions of(Handover handover) {
    io.temporal.common.SearchAttributes.Builder attributes =
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.TENANT, handover.tenant().value());
    handover.customers().stream()
        .findFirst()
        .ifPresent(customer -> attributes.set(SearchAttributes.CUSTOMER, customer.value()));
    return WorkflowOptions.newBuilder()
        .setWorkflowId(handover.workflowId())
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setWorkflowIdReusePolicy(
            WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
        .setTypedSearchAttributes(attributes.build())
        .setStaticSummary(summary(handover))
        .setStaticDetails(handover.why())
        .build();
  }

  static ActivityOptions withSummary(String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setStartToCloseTimeout(ONE_TRY)
        .setScheduleToCloseTimeout(LONGEST)
        .setRetryOptions(RETRY)
        .setSummary(summary)
        .build();
  }

  /** At most 200 bytes; shown in lists. */
  private static String summary(Handover handover) {
    return handover.kind().title()
        + handover.customers().stream()
            .findFirst()
            .map(customer -> " · customer " + customer)
            .orElse("");
  }
}
