package io.followup.dryrun;

import io.followup.enrolling.HouseholdsMet;
import io.followup.guard.Wishes;
import io.followup.run.FollowUp;
import io.followup.sequence.Arm;
import io.followup.sequence.Conditions;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.touch.Purpose;
import java.util.Map;

/**
 * What the author of a step wants besides its act, answered over the record. What is not on record
 * is taken to speak for the step.
 *
 * @param conditions compiled once for all objects
 */
record WishesOfDryRun(Conditions conditions, HouseholdsMet households, Tenant tenant) {

  /**
   * @param before whether the run has sent something
   * @param known values on record, by the names of fields
   */
  Wishes of(Step step, FollowUp run, Lifecycles.Before before, Map<String, Object> known) {
    Trigger trigger = run.sequence().trigger();
    return new Wishes(
        tenant.lifecycles().messageClass(trigger, before),
        step.priority().orElse(Purpose.of(trigger).priority()),
        step.tolerance(),
        step.window().map(window -> new Wishes.Opening(window, tenant.zone())),
        step.condition()
            .map(condition -> ask(run, condition, known))
            .filter(Conditions.Answer.No.class::isInstance)
            .map(Conditions.Answer::why),
        step.arm().filter(arm -> !isDealt(arm, run)).map(Arm::whyNot));
  }

  boolean holds(FollowUp run, String condition, Map<String, Object> known) {
    return ask(run, condition, known) instanceof Conditions.Answer.Yes;
  }

  private Conditions.Answer ask(FollowUp run, String condition, Map<String, Object> known) {
    Trigger trigger = run.sequence().trigger();
    return conditions.missing(trigger, condition, known).isEmpty()
        ? conditions.ask(trigger, condition, known)
        : new Conditions.Answer.Yes("taken for granted");
  }

  private boolean isDealt(Arm arm, FollowUp run) {
    TenantId id = run.subject().tenant();
    return households
        .keyOf(id, run.customer())
        .filter(household -> arm.includes(id, household))
        .isPresent();
  }
}
