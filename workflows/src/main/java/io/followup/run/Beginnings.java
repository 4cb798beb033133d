package io.followup.run;

import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallMissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.TriggerFact;

/** How it is told with what a run began. */
final class Beginnings {
  private Beginnings() {}

  /** Without a full stop, for example {@code Estimate 63000101 of $583.20 went out}. */
  static String of(TriggerFact fact) {
    return switch (fact) {
      case EstimateOpened opened ->
          "Estimate %s of %s went out".formatted(opened.estimate(), Words.money(opened.total()));
      case BookingReceived received -> "Booking " + received.subject().id() + " came in";
      case BookingDismissed dismissed ->
          "Booking " + dismissed.subject().id() + " was dismissed by the office";
      case SessionAbandoned abandoned -> "The customer dropped out of booking online";
      case AppointmentPlanned planned ->
          "Appointment "
              + planned.appointment()
              + " of job "
              + planned.subject().id()
              + " was made";
      case JobCompleted completed -> "Job " + completed.subject().id() + " was completed";
      case NoShow noShow -> "Nobody was there for job " + noShow.subject().id();
      case InvoiceOverdue overdue ->
          "Invoice %s is open with %s".formatted(overdue.invoice(), Words.money(overdue.balance()));
      case CallMissed missed -> "A call was missed";
    };
  }
}
