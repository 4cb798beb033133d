package io.followup.enrolling;

import io.followup.sequence.Enrollment;
import io.followup.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enrolls by the sequences that a tenant has in force. */
public final class BySequence implements Enrolling {
  private final SequencesInForce sequences;
  private final HouseholdsMet households;
  private final Enrollment enrollment = new Enrollment();

  public BySequence(SequencesInForce sequences, HouseholdsMet households) {
    this.sequences = sequences;
    this.households = households;
  }

  @Override
  public Enrolled decide(Occasion occasion) {
    List<Sequence> enrolling = new ArrayList<>();
    Optional<Enrolled> refused = Optional.empty();
    for (Sequence sequence : sequences.of(occasion.tenant(), occasion.trigger())) {
      switch (enrollment.decide(
          sequence, occasion.tenant(), household(sequence, occasion), occasion.known())) {
        case Enrollment.Decision.Enrolled yes -> enrolling.add(sequence);
        case Enrollment.Decision.NotEnrolled no ->
            refused = refused.or(() -> Optional.of(new Enrolled.Not(no.rule(), no.why())));
      }
    }
    enrolling.sort(Sequence.IN_TURN);
    return enrolling.isEmpty()
        ? refused.orElseGet(
            () ->
                new Enrolled.Not(
                    "trigger", "no sequence is triggered by " + occasion.trigger().written() + "."))
        : new Enrolled.By(enrolling);
  }

  /** Looked up only where something depends on it. */
  private Optional<String> household(Sequence sequence, Occasion occasion) {
    return sequence.holdoutPercent() == 0
        ? Optional.empty()
        : households.keyOf(occasion.tenant(), occasion.customer());
  }
}
