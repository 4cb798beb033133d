package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.SessionSubject;

/** A fact about one visit to the online scheduler. */
public sealed interface SessionFact extends SubjectFact permits SessionAbandoned, SessionCompleted {
  @Override
  SessionSubject subject();

  @Override
  @JsonIgnore
  default String resource() {
    return subject().id();
  }
}
