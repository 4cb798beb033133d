package io.followup.fact;

import io.followup.subject.JobSubject;
import java.time.Instant;

/**
 * An appointment will not take place; the job itself may go on.
 *
 * @param appointment its id
 */
public record AppointmentCanceled(
    Origin origin, JobSubject subject, String appointment, Instant modifiedOn) implements JobFact {
  @Override
  public String resource() {
    return appointment;
  }
}
