package io.followup.fact;

import io.followup.subject.JobSubject;
import java.time.Instant;

/**
 * A technician is on the way.
 *
 * @param appointment the appointment's id
 */
public record TechnicianDispatched(
    Origin origin, JobSubject subject, String appointment, Instant modifiedOn) implements JobFact {
  @Override
  public String resource() {
    return appointment;
  }
}
