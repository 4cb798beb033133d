package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;

/** A fact about one estimate. */
public sealed interface EstimateFact extends SubjectFact
    permits EstimateOpened, EstimateSold, EstimateDismissed {
  @Override
  EstimateSubject subject();

  EstimateId estimate();

  @Override
  @JsonIgnore
  default String resource() {
    return estimate().value();
  }
}
