package io.followup.enrolling;

import io.followup.sequence.Enrollment;
import io.followup.sequence.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enrolls by the sequences that a tenant has in force. */
public final class BySequence implements Enrolling {
  private final SequencesInForce sequences;
  private final Enrollment enrollment = new Enrollment();

  public BySequence(SequencesInForce sequences) {
    this.sequences = sequences;
  }

  @Override
  public Enrolled decide(Occasion occasion) {
    List<Sequence> enrolling = new ArrayList<>();
    Optional<Enrolled> refused = Optional.empty();
    for (Sequence sequence : sequences.of(occasion.tenant(), occasion.trigger())) {
      switch (enrollment.decide(
          sequence, occasion.tenant(), occasion.customer(), occasion.known())) {
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
}
