package io.followup.run;

import io.followup.fact.EstimateOpened;
import io.followup.sequence.Sequence;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a run starts with; after continue-as-new it holds the state carried over, so that the first
 * run and the hundredth go the same way.
 *
 * @param speed business seconds per wall second: 1, or the sandbox tenant's speed
 * @param zone zone of the office, in which times are told to admins
 */
public record FollowUpStart(
    EstimateOpened trigger, Sequence sequence, int speed, ZoneId zone, Optional<FollowUp> carried) {

  /** The same start, going on from a state. */
  FollowUpStart carrying(FollowUp run) {
    return new FollowUpStart(trigger, sequence, speed, zone, Optional.of(run));
  }
}
