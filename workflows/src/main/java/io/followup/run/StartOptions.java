package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.TriggerFact;
import io.followup.sequence.Step;
import io.followup.subject.SubjectKind;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * With what a run is started: one run per subject for ever, search attributes, and what the
 * Temporal UI shows of it from the first moment. The run itself writes only what changes later.
 */
public final class StartOptions {
  private StartOptions() {}

  public static WorkflowOptions of(FollowUpStart start) {
    TriggerFact fact = start.trigger();
    FollowUp started = start.begun(BusinessClock.real());
    return WorkflowOptions.newBuilder()
        .setWorkflowId(fact.subject().workflowId())
        .setTaskQueue(TaskQueues.FOLLOW_UPS)
        .setWorkflowIdReusePolicy(reuse(fact.subject().kind()))
        .setTypedSearchAttributes(attributes(started))
        .setStaticSummary(summary(started))
        .setStaticDetails(details(started, fact))
        .build();
  }

  /** Everything is followed up once, except that a customer who paid may owe again. */
  private static WorkflowIdReusePolicy reuse(SubjectKind kind) {
    return kind == SubjectKind.DEBT
        ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE
        : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE;
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
  private static String summary(FollowUp started) {
    String kind = started.subject().kind().inWords();
    return Stream.of(
            kind.substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.substring(1)
                + " of "
                + started.subject().inWords(),
            started.amount().signum() > 0 ? Words.money(started.amount()) : "",
            started.lifecycle().attribution().map(from -> from.source().inWords()).orElse(""),
            started.sequence().label())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String details(FollowUp started, TriggerFact fact) {
    String steps =
        started.sequence().steps().stream()
            .map(step -> "`" + step.id() + "`")
            .collect(Collectors.joining(", "));
    return """
    %s. %sCustomer %s. Steps: %s.
    Ends at once with %s, and when the customer answers or opts out.
    """
        .formatted(
            Beginnings.of(fact),
            started.lifecycle().attribution().map(from -> from.inWords() + " ").orElse(""),
            started.customer(),
            steps,
            FactWords.any(started.sequence().exits()));
  }
}
