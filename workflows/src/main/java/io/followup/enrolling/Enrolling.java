package io.followup.enrolling;

import io.followup.fact.EstimateOpened;
import io.followup.sequence.Sequence;

/** Says whether, and by which sequence, an open estimate is followed up. */
public interface Enrolling {
  Enrolled decide(EstimateOpened opened);

  /** The answer. */
  sealed interface Enrolled {
    record By(Sequence sequence) implements Enrolled {}

    /**
     * @param rule which rule speaks against it, as in {@link Plan.Nothing}
     * @param why one sentence
     */
    record Not(String rule, String why) implements Enrolled {}
  }
}
