package io.followup.api.relay;

import io.followup.enrolling.Plan;
import io.followup.fact.TriggerFact;
import io.followup.inbox.Claimed;
import io.followup.reading.Reading;
import java.util.List;
import java.util.Optional;

/**
 * A claimed delivery with what is to be done about it.
 *
 * @param workflowId the run that the first fact is about; later deliveries are compared with it
 */
record Task(Claimed claimed, Reading reading, List<Plan> plans, Optional<String> workflowId) {

  /** One that could not even be read. */
  static Task unread(Claimed claimed) {
    return new Task(
        claimed,
        new Reading(Optional.empty(), List.of(), "", false, Optional.empty(), List.of(), List.of()),
        List.of(),
        Optional.empty());
  }

  boolean needsNoCall() {
    return reading.handover().isEmpty() && plans.stream().allMatch(Plan.Nothing.class::isInstance);
  }

  /** Whether somebody waits for a run to hear of it at once. */
  boolean isStop() {
    return plans.stream()
        .anyMatch(plan -> plan instanceof Plan.Tell tell && !(tell.fact() instanceof TriggerFact));
  }
}
