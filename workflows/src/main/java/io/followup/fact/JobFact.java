package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.JobSubject;

/** A fact about one job or one of its appointments. */
public sealed interface JobFact extends SubjectFact
    permits AppointmentPlanned,
        AppointmentCanceled,
        TechnicianDispatched,
        JobCompleted,
        JobCanceled,
        NoShow,
        JobAttributed {
  @Override
  JobSubject subject();

  @Override
  @JsonIgnore
  default String resource() {
    return subject().id();
  }
}
