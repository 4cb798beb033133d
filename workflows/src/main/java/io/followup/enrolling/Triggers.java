package io.followup.enrolling;

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
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.SubjectKind;
import java.util.List;

/** Which sequences a fact may start. */
public final class Triggers {
  private Triggers() {}

  public static Trigger of(TriggerFact fact) {
    return switch (fact) {
      case EstimateOpened opened -> Trigger.ESTIMATE;
      case BookingReceived received -> Trigger.BOOKING;
      case BookingDismissed dismissed -> Trigger.BOOKING_DISMISSED;
      case SessionAbandoned abandoned -> Trigger.SESSION;
      case AppointmentPlanned planned -> Trigger.APPOINTMENT;
      case JobCompleted completed -> Trigger.JOB_COMPLETED;
      case NoShow noShow -> Trigger.JOB_NO_SHOW;
      case InvoiceOverdue overdue -> Trigger.INVOICE;
      case CallMissed missed -> Trigger.CALL;
    };
  }

  /** Whose runs have this trigger. */
  public static SubjectKind kind(Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE, ESTIMATE_VIEWED -> SubjectKind.ESTIMATE;
      case BOOKING, BOOKING_DISMISSED -> SubjectKind.BOOKING;
      case SESSION -> SubjectKind.SESSION;
      case APPOINTMENT, JOB_COMPLETED, JOB_NO_SHOW -> SubjectKind.JOB;
      case INVOICE -> SubjectKind.DEBT;
      case CALL -> SubjectKind.CALL;
    };
  }

  /** Names of the facts with which the record of such an object may begin. */
  public static List<String> factsOf(SubjectKind kind) {
    List<Class<? extends TriggerFact>> facts =
        switch (kind) {
          case ESTIMATE -> List.of(EstimateOpened.class);
          case BOOKING -> List.of(BookingReceived.class, BookingDismissed.class);
          case SESSION -> List.of(SessionAbandoned.class);
          case JOB -> List.of(AppointmentPlanned.class, JobCompleted.class, NoShow.class);
          case DEBT -> List.of(InvoiceOverdue.class);
          case CALL -> List.of(CallMissed.class);
        };
    return facts.stream().<String>map(Class::getSimpleName).toList();
  }

  /**
   * Whether a run of the same object may be open in another phase, to be led into this one: a
   * dismissed booking is opened again, a missed appointment gets another time.
   */
  public static boolean isOneOfSeveralPhases(Trigger trigger) {
    return switch (trigger) {
      case ESTIMATE_VIEWED, BOOKING, BOOKING_DISMISSED, APPOINTMENT, JOB_COMPLETED, JOB_NO_SHOW ->
          true;
      case ESTIMATE, SESSION, INVOICE, CALL -> false;
    };
  }
}
