package io.followup.run;

import io.followup.fact.TriggerFact;
import io.followup.sequence.Sequence;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a run starts with; after continue-as-new it holds the state carried over, so that the first
 * run and the hundredth go the same way.
 *
 * @param sequence by which it begins
 * @param later sequences of the same trigger, taken up one after the other when it is through
 * @param speed business seconds per wall second: 1, or the sandbox tenant's speed
 * @param zone zone of the office, in which times are told to admins
 */
public record FollowUpStart(
    TriggerFact trigger,
    Sequence sequence,
    List<Sequence> later,
    int speed,
    ZoneId zone,
    Optional<FollowUp> carried) {

  public FollowUpStart {
    // Histories from before there could be several.
    later = later == null ? List.of() : List.copyOf(later);
  }

  /**
   * @param sequences at least one
   */
  public static FollowUpStart of(
      TriggerFact trigger, List<Sequence> sequences, int speed, ZoneId zone) {
    return new FollowUpStart(
        trigger,
        sequences.getFirst(),
        sequences.subList(1, sequences.size()),
        speed,
        zone,
        Optional.empty());
  }

  /** The same start, going on from a state. */
  FollowUpStart carrying(FollowUp run) {
    return new FollowUpStart(trigger, sequence, later, speed, zone, Optional.of(run));
  }
}
