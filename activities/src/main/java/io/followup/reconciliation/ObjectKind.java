package io.followup.reconciliation;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Fact;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.TechnicianDispatched;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Objects of the dispatch system that are compared with our record. */
public enum ObjectKind {
  /** A visit to the online scheduler that came to its end, one way or another. */
  SESSION("session", SessionAbandoned.class, SessionCompleted.class),
  /** One that the dispatch system's telephony saw. */
  CALL("call", CallMissed.class, CallAnswered.class),
  BOOKING(
      "booking",
      BookingReceived.class,
      BookingAccepted.class,
      BookingConverted.class,
      BookingDismissed.class),
  ESTIMATE("estimate", EstimateOpened.class, EstimateSold.class, EstimateDismissed.class),
  JOB("job", JobCompleted.class, JobCanceled.class, NoShow.class),
  APPOINTMENT(
      "appointment",
      AppointmentPlanned.class,
      AppointmentCanceled.class,
      TechnicianDispatched.class),
  INVOICE("invoice", InvoiceOverdue.class, InvoiceSettled.class);

  private final String inWords;
  private final Set<String> facts;

  @SafeVarargs
  ObjectKind(String inWords, Class<? extends Fact>... facts) {
    this.inWords = inWords;
    Set<String> names = new TreeSet<>();
    for (Class<? extends Fact> fact : facts) {
      names.add(fact.getSimpleName());
    }
    this.facts = Set.copyOf(names);
  }

  /** One of them, for example {@code estimate}. */
  public String inWords() {
    return inWords;
  }

  /** Names of the facts that tell of such an object; ids of two kinds may be the same. */
  Set<String> facts() {
    return facts;
  }

  static Optional<ObjectKind> ofFact(String name) {
    return Arrays.stream(values()).filter(kind -> kind.facts.contains(name)).findFirst();
  }

  /** What a stage compares; empty for those that go by something else. */
  static Optional<ObjectKind> of(Stage stage) {
    return switch (stage) {
      case SESSIONS -> Optional.of(SESSION);
      case CALLS -> Optional.of(CALL);
      case BOOKINGS -> Optional.of(BOOKING);
      case ESTIMATES -> Optional.of(ESTIMATE);
      case JOBS -> Optional.of(JOB);
      case APPOINTMENTS -> Optional.of(APPOINTMENT);
      case INVOICES -> Optional.of(INVOICE);
      case CUSTOMERS, RUNS -> Optional.empty();
    };
  }
}
