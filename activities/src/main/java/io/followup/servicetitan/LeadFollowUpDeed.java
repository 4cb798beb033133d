package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.dispatch.DispatchRefused;
import io.followup.servicetitan.RowsOfDeeds.Lead;
import java.util.Map;
import java.util.Optional;

/** When a lead is to be called back: done once the lead bears that time. */
final class LeadFollowUpDeed implements Deed {
  private final ServiceTitanApi api;
  private final Action.FollowUpLead followUp;

  LeadFollowUpDeed(ServiceTitanApi api, Action.FollowUpLead followUp) {
    this.api = api;
    this.followUp = followUp;
  }

  @Override
  public Optional<Done> find() {
    Lead lead =
        api.<Lead>get("crm/v2", "leads/" + followUp.lead(), RowsOfDeeds.LEAD)
            .orElseThrow(
                () ->
                    new DispatchRefused(
                        "ServiceTitan does not know lead " + followUp.lead() + "."));
    if (Times.instant(lead.followUpDate()).filter(followUp.at()::equals).isPresent()) {
      return Optional.of(done());
    }
    if (lead.status() != null && !lead.status().equalsIgnoreCase("Open")) {
      throw new DispatchRefused(
          "Lead " + lead.id() + " is not open any more, so nobody calls back about it.");
    }
    return Optional.empty();
  }

  @Override
  public Done make() {
    api.perform(
        "crm/v2",
        "leads/" + followUp.lead() + "/follow-up",
        Map.of(
            "followUpDate", followUp.at().toString(), "text", followUp.text(), "pinToTop", false));
    return done();
  }

  private Done done() {
    return new Done(
        followUp.lead(), "Lead " + followUp.lead() + " is followed up on " + followUp.at() + ".");
  }
}
