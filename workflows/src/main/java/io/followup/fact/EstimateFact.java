package io.followup.fact;

import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import java.time.Instant;

/** A fact about one estimate. */
public sealed interface EstimateFact extends Fact
    permits EstimateOpened, EstimateSold, EstimateDismissed {
  EstimateSubject subject();

  EstimateId estimate();

  /** When the dispatch system last changed the estimate; of two facts the later one counts. */
  Instant modifiedOn();
}
