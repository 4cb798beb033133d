package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.CallSubject;

/** A fact about one call of a customer to the company. */
public sealed interface MissedCallFact extends SubjectFact permits CallMissed, CallAnswered {
  @Override
  CallSubject subject();

  @Override
  @JsonIgnore
  default String resource() {
    return subject().id();
  }
}
