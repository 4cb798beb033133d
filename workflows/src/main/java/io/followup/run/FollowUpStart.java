package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.sequence.Sequence;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run starts with; after continue-as-new it holds the state carried over, so that the first
 * run and the hundredth go the same way.
 *
 * @param sequence by which it begins
 * @param later sequences of the same trigger, taken up one after the other when it is through
 * @param told what was known of the object before the run began; it is heard first
 * @param speed business seconds per wall second: 1, or the sandbox tenant's speed
 * @param zone zone of the office, in which times are told to admins
 */
public record FollowUpStart(
    TriggerFact trigger,
    Sequence sequence,
    List<Sequence> later,
    List<Fact> told,
    int speed,
    ZoneId zone,
    Optional<FollowUp> carried) {

  public FollowUpStart {
    // Histories from before there could be several, or any.
    later = later == null ? List.of() : List.copyOf(later);
    told = told == null ? List.of() : List.copyOf(told);
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
        List.of(),
        speed,
        zone,
        Optional.empty());
  }

  /** The same start, which hears this first. */
  public FollowUpStart knowing(List<Fact> before) {
    return new FollowUpStart(trigger, sequence, later, before, speed, zone, carried);
  }

  /** The run as it begins. */
  FollowUp begun(BusinessClock clock) {
    List<Sequence> all = new ArrayList<>(List.of(sequence));
    all.addAll(later);
    FollowUp run = FollowUp.start(trigger, all, clock);
    for (Fact fact : told) {
      run = run.on(fact, trigger.happenedOn());
    }
    return run;
  }

  /** The same start, going on from a state. */
  FollowUpStart carrying(FollowUp run) {
    return new FollowUpStart(trigger, sequence, later, told, speed, zone, Optional.of(run));
  }
}
