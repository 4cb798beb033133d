package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.EstimateOpened;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/**
 * With what a run is started: one run per subject for ever, search attributes, and what the
 * Temporal UI shows of it from the first moment. The run itself writes only what changes later.
 */
public final class StartOptions {
  private StartOptions() {}

  public static WorkflowOptions of(EstimateOpened opened, Sequence sequence) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(opened.subject().workflowId())
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setTypedSearchAttributes(
            attributes(FollowUp.start(opened, sequence, BusinessClock.real())))
        .setStaticSummary(summary(opened, sequence))
        .setStaticDetails(details(opened, sequence))
        .build();
  }

  private static io.temporal.common.SearchAttributes attributes(FollowUp started) {
    io.temporal.common.SearchAttributes.Builder attributes =
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.TENANT, started.subject().tenant().value())
            .set(SearchAttributes.CUSTOMER, started.customer().value())
            .set(SearchAttributes.SEQUENCE, started.sequence().label())
            .set(SearchAttributes.STEP, started.currentStep().map(Step::id).orElse("-"))
            .set(SearchAttributes.STATUS, started.status())
            .set(SearchAttributes.AMOUNT, started.amount().doubleValue())
            .set(SearchAttributes.TOUCHES, (long) started.place().touches());
    started
        .nextActionAt()
        .ifPresent(
            at -> attributes.set(SearchAttributes.NEXT_ACTION_AT, at.atOffset(ZoneOffset.UTC)));
    return attributes.build();
  }

  /** At most 200 bytes; shown in lists. */
  private static String summary(EstimateOpened opened, Sequence sequence) {
    return "Estimate follow-up of %s · %s · %s"
        .formatted(opened.subject().inWords(), Words.money(opened.total()), sequence.label());
  }

  private static String details(EstimateOpened opened, Sequence sequence) {
    String steps =
        sequence.steps().stream()
            .map(step -> "`" + step.id() + "`")
            .collect(Collectors.joining(", "));
    return """
        Customer %s got estimate %s of %s. Steps: %s.
        Ends at once when any option is sold, all are dismissed, the customer answers or opts out.
        """
        .formatted(opened.customer(), opened.estimate(), Words.money(opened.total()), steps);
  }
}
