package io.followup.enrolling;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.TriggerFact;
import java.time.Instant;
import java.util.List;

/**
 * Webhooks come in any order: what makes a fact that would start a run worthless when it was told
 * already.
 *
 * @param resource that the later fact is about
 * @param fact its name
 * @param since told at or after this modification it overtakes
 * @param inWords what is known, for example {@code the booking was accepted}
 */
record Overtaking(String resource, String fact, Instant since, String inWords) {

  static List<Overtaking> of(TriggerFact fact) {
    return switch (fact) {
      case BookingReceived received ->
          List.of(
              by(BookingConverted.class, received, "the booking became a job"),
              by(BookingAccepted.class, received, "the booking was accepted"),
              by(BookingDismissed.class, received, "the booking was dismissed"));
      case BookingDismissed dismissed ->
          List.of(
              by(BookingConverted.class, dismissed, "the booking became a job"),
              by(BookingAccepted.class, dismissed, "the booking was accepted"));
      case SessionAbandoned abandoned ->
          List.of(
              new Overtaking(
                  abandoned.resource(),
                  SessionCompleted.class.getSimpleName(),
                  Instant.EPOCH,
                  "the session was completed"));
      case AppointmentPlanned planned ->
          List.of(
              by(AppointmentCanceled.class, planned, "the appointment was canceled"),
              ofJob(JobCompleted.class, planned, "the job was completed"),
              ofJob(JobCanceled.class, planned, "the job was canceled"),
              ofJob(NoShow.class, planned, "nobody was there"));
      case JobCompleted completed ->
          List.of(by(JobCanceled.class, completed, "the job was canceled"));
      case NoShow noShow ->
          List.of(
              by(JobCompleted.class, noShow, "the job was completed"),
              by(JobCanceled.class, noShow, "the job was canceled"));
      case InvoiceOverdue overdue ->
          List.of(by(InvoiceSettled.class, overdue, "the invoice was settled"));
      case CallMissed missed ->
          List.of(
              new Overtaking(
                  missed.resource(),
                  CallAnswered.class.getSimpleName(),
                  Instant.EPOCH,
                  "the call was answered"));
      // Several options are one conversation, see DecidingEstimates.
      case EstimateOpened opened -> List.of();
    };
  }

  private static Overtaking by(Class<? extends Fact> later, TriggerFact fact, String inWords) {
    return new Overtaking(fact.resource(), later.getSimpleName(), fact.modifiedOn(), inWords);
  }

  private static Overtaking ofJob(
      Class<? extends Fact> later, AppointmentPlanned planned, String inWords) {
    return new Overtaking(
        planned.subject().id(), later.getSimpleName(), planned.modifiedOn(), inWords);
  }
}
