package io.followup.run;

import io.followup.temporal.SearchAttributes;
import java.time.ZoneOffset;

/**
 * The search attributes that a run's starter sets; the run itself writes only what changes later.
 */
public final class StartAttributes {
  private StartAttributes() {}

  public static io.temporal.common.SearchAttributes of(FollowUp started) {
    io.temporal.common.SearchAttributes.Builder attributes =
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.TENANT, started.subject().tenant().value())
            .set(SearchAttributes.CUSTOMER, started.customer().value())
            .set(SearchAttributes.SEQUENCE, started.sequence().label())
            .set(SearchAttributes.STEP, started.currentStep().map(step -> step.id()).orElse("-"))
            .set(SearchAttributes.STATUS, started.status())
            .set(SearchAttributes.AMOUNT, started.amount().doubleValue())
            .set(SearchAttributes.TOUCHES, (long) started.place().touches());
    started
        .nextActionAt()
        .ifPresent(
            at -> attributes.set(SearchAttributes.NEXT_ACTION_AT, at.atOffset(ZoneOffset.UTC)));
    return attributes.build();
  }
}
