package io.followup.api.relay;

import io.followup.fact.EstimateOpened;
import io.followup.sequence.Sequence;

/** Says whether, and by which sequence, an open estimate is followed up. */
interface Enrolling {
  Enrolled decide(EstimateOpened opened);

  /** The answer. */
  sealed interface Enrolled {
    record By(Sequence sequence) implements Enrolled {}

    /**
     * @param why one sentence
     */
    record Not(String why) implements Enrolled {}
  }
}
