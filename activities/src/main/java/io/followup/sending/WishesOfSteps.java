package io.followup.sending;

import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.guard.Wishes;
import io.followup.ledger.Ledger;
import io.followup.link.Links;
import io.followup.sequence.Act;
import io.followup.sequence.Arm;
import io.followup.sequence.Conditions;
import io.followup.sequence.HoldOut;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.touch.MessageClass;
import io.followup.touch.TouchRequest;
import io.followup.traffic.HouseholdKeys;
import java.util.Map;
import java.util.Optional;

/** What the author of a step wants besides its message, answered over a fresh reading. */
final class WishesOfSteps {
  private static final String VIEWED = "estimate.viewed";

  private final Ledger ledger;
  private final Links links;
  private final HouseholdKeys households;
  private final Conditions conditions;

  WishesOfSteps(Ledger ledger, Links links, HouseholdKeys households, Conditions conditions) {
    this.ledger = ledger;
    this.links = links;
    this.households = households;
    this.conditions = conditions;
  }

  Wishes of(TouchRequest request, Tenant tenant, Reading reading) {
    Step step = request.step();
    boolean stands = reading.standing() instanceof Standing.Open;
    return new Wishes(
        messageClass(request, tenant),
        step.priority().orElse(request.purpose().priority()),
        step.tolerance(),
        step.window().map(window -> new Wishes.Opening(window, tenant.zone())),
        stands ? unmet(request, tenant, reading) : Optional.empty(),
        stands ? notForHousehold(request, reading) : Optional.empty());
  }

  /** Whether something went out before is asked only where it matters. */
  private MessageClass messageClass(TouchRequest request, Tenant tenant) {
    MessageClass later =
        tenant.lifecycles().messageClass(request.trigger(), Lifecycles.Before.SOMETHING);
    MessageClass first =
        tenant.lifecycles().messageClass(request.trigger(), Lifecycles.Before.NOTHING);
    return first == later || ledger.hasSent(request.workflowId()) ? later : first;
  }

  private Optional<String> unmet(TouchRequest request, Tenant tenant, Reading reading) {
    return request
        .step()
        .condition()
        .map(
            condition ->
                conditions.ask(request.trigger(), condition, values(request, tenant, reading)))
        .filter(Conditions.Answer.No.class::isInstance)
        .map(Conditions.Answer::why);
  }

  /** The way that a branch takes. */
  Conditions.Way choose(Act.Branch branch, TouchRequest request, Tenant tenant, Reading reading) {
    return conditions.choose(request.trigger(), branch, values(request, tenant, reading));
  }

  /** What conditions may name. */
  private Map<String, Object> values(TouchRequest request, Tenant tenant, Reading reading) {
    Map<String, Object> values = KnownValues.of(reading, tenant);
    if (Details.mentions(request.step(), VIEWED)) {
      values.put(
          VIEWED,
          request.trigger() == Trigger.ESTIMATE_VIEWED
              || links.estimateViewed(request.workflowId()));
    }
    return values;
  }

  /** Only a reading tells who belongs to the household, so hold-out and arm are drawn here. */
  private Optional<String> notForHousehold(TouchRequest request, Reading reading) {
    HoldOut heldOut = new HoldOut(request.holdoutPercent());
    Optional<Arm> arm = request.step().arm();
    if (heldOut.percent() == 0 && arm.isEmpty()) {
      return Optional.empty();
    }
    TenantId tenant = request.subject().tenant();
    String household =
        households.of(tenant, request.customer(), Destinations.household(reading.party()));
    return heldOut.includes(tenant, household)
        ? Optional.of(heldOut.why(request.sequence()))
        : arm.filter(dealt -> !dealt.includes(tenant, household)).map(Arm::whyNot);
  }
}
