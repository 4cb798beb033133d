package io.followup.enrolling;

import io.followup.fact.EstimateOpened;
import io.followup.sequence.Enrollment;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Sequences;

/** Enrolls by the sequence in force for estimates. */
public final class BySequence implements Enrolling {
  private final Sequences sequences;
  private final Enrollment enrollment = new Enrollment();

  public BySequence(Sequences sequences) {
    this.sequences = sequences;
  }

  @Override
  public Enrolled decide(EstimateOpened opened) {
    return sequences
        .find(Trigger.ESTIMATE)
        .<Enrolled>map(
            sequence ->
                switch (enrollment.decide(sequence, opened)) {
                  case Enrollment.Decision.Enrolled yes -> new Enrolled.By(sequence);
                  case Enrollment.Decision.NotEnrolled no -> new Enrolled.Not(no.rule(), no.why());
                })
        .orElseGet(() -> new Enrolled.Not("trigger", "no sequence is triggered by estimates."));
  }
}
