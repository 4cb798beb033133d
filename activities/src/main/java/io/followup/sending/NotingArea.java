package io.followup.sending;

import io.followup.area.LeadsOutside;
import io.followup.dispatch.Reading;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Slots;
import io.followup.touch.TouchRequest;
import java.util.Optional;

/** Notes leads that live where the contractor does not work, for the report by campaign. */
final class NotingArea {
  private final LeadsOutside leads;

  NotingArea(LeadsOutside leads) {
    this.leads = leads;
  }

  void note(TouchRequest request, Reading reading) {
    boolean isLead = TouchLinks.leadsToBooking(request.trigger());
    if (!isLead || !Boolean.FALSE.equals(reading.values().get(Slots.IN_SERVICE_AREA))) {
      return;
    }
    String zip = reading.party().home().zip().replaceAll("\\D", "");
    leads.note(
        request.subject().tenant(),
        request.workflowId(),
        campaign(request, reading),
        zip.substring(0, Math.min(5, zip.length())));
  }

  private static String campaign(TouchRequest request, Reading reading) {
    return Optional.ofNullable(reading.values().get("campaign.id"))
        .or(() -> Optional.ofNullable(reading.values().get("booking.source")))
        .map(Object::toString)
        .orElse(request.trigger() == Trigger.CALL ? "telephone" : "online scheduler");
  }
}
