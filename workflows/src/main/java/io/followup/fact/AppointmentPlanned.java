package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.time.Instant;
import java.util.Map;

/**
 * An appointment of a job stands in the calendar: made, moved or confirmed.
 *
 * @param appointment its id
 * @param start of the arrival window where there is one, else of the appointment
 * @param end of the same
 */
public record AppointmentPlanned(
    Origin origin,
    JobSubject subject,
    CustomerId customer,
    String appointment,
    Instant start,
    Instant end,
    Instant createdOn,
    Instant modifiedOn)
    implements JobFact, TriggerFact {
  @Override
  public String resource() {
    return appointment;
  }

  @Override
  public Instant countsFrom() {
    return createdOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of("appointment.start", start, "appointment.windowEnd", end);
  }
}
