package io.followup.reading.servicetitan;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.TechnicianDispatched;
import io.followup.reading.Reading;
import io.followup.subject.JobSubject;
import java.time.Instant;
import java.util.Optional;

/** Reads one appointment of a job. Customers are told its arrival window where it has one. */
record AppointmentReading(Notice notice) {

  Reading read() {
    Fields appointment = notice.resource();
    Optional<String> id = appointment.id("id");
    Optional<String> job = appointment.id("jobId");
    if (id.isEmpty() || job.isEmpty()) {
      return notice.unreadable(
          "the body names no " + (id.isEmpty() ? "appointment" : "job of the appointment") + ".");
    }
    JobSubject subject = new JobSubject(notice.tenantId(), job.get());
    if (notice.inactive() || appointment.flag("unused").orElse(false)) {
      return canceled(subject, id.get());
    }
    return switch (notice.status().orElse(notice.event())) {
      case "scheduled", "appointment.created", "appointment.rescheduled", "appointment.confirmed" ->
          planned(subject, id.get());
      case "dispatched", "appointment.dispatched" ->
          notice.facts(
              new TechnicianDispatched(notice.origin(), subject, id.get(), notice.modified()));
      // On hold nobody comes until it is planned again.
      case "canceled", "cancelled", "hold", "appointment.canceled" -> canceled(subject, id.get());
      case "working", "done", "appointment.completed" ->
          notice.nothing(
              "appointment "
                  + id.get()
                  + " has begun or is done; the end of the job is what counts.");
      default ->
          notice.unreadable(
              "appointment "
                  + id.get()
                  + " has a status that is none of Scheduled, Dispatched, Working, Hold, Done and"
                  + " Canceled.");
    };
  }

  private Reading planned(JobSubject subject, String id) {
    Fields appointment = notice.resource();
    Optional<Instant> start = appointment.instant("arrivalWindowStart", "start");
    if (start.isEmpty()) {
      return notice.unreadable("appointment " + id + " has no start.");
    }
    if (notice.customer().isEmpty()) {
      return notice.nothing(
          "appointment " + id + " names no customer; an update that does will be followed up.");
    }
    Instant end =
        appointment
            .instant("arrivalWindowEnd", "end")
            .filter(told -> !told.isBefore(start.get()))
            .orElse(start.get());
    return notice.facts(
        new AppointmentPlanned(
            notice.origin(),
            subject,
            notice.customer().get(),
            id,
            start.get(),
            end,
            notice.created(),
            notice.modified()));
  }

  private Reading canceled(JobSubject subject, String id) {
    return notice.facts(new AppointmentCanceled(notice.origin(), subject, id, notice.modified()));
  }
}
