package io.followup.lifecycle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallMissed;
import io.followup.fact.CustomerBooked;
import io.followup.fact.EstimateOpened;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.marketing.Attribution;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run knows of its object, and what each fact about the object makes of the run. One for
 * each kind of object. Pure. All instants are business time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of", defaultImpl = EstimateLifecycle.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = EstimateLifecycle.class, name = "estimate"),
  @JsonSubTypes.Type(value = BookingLifecycle.class, name = "booking"),
  @JsonSubTypes.Type(value = SessionLifecycle.class, name = "session"),
  @JsonSubTypes.Type(value = JobLifecycle.class, name = "job"),
  @JsonSubTypes.Type(value = DebtLifecycle.class, name = "debt"),
  @JsonSubTypes.Type(value = CallLifecycle.class, name = "call")
})
public sealed interface Lifecycle
    permits EstimateLifecycle,
        BookingLifecycle,
        SessionLifecycle,
        JobLifecycle,
        DebtLifecycle,
        CallLifecycle {

  /** The object as the fact that starts the run tells it. */
  static Lifecycle startedBy(TriggerFact fact) {
    return switch (fact) {
      case EstimateOpened opened -> EstimateLifecycle.of(opened);
      case BookingReceived received -> BookingLifecycle.of(received);
      case BookingDismissed dismissed -> BookingLifecycle.of(dismissed);
      case SessionAbandoned abandoned -> new SessionLifecycle(abandoned.lastSeen());
      case AppointmentPlanned planned -> JobLifecycle.of(planned);
      case JobCompleted completed -> JobLifecycle.of(completed);
      case NoShow noShow -> JobLifecycle.of(noShow);
      case InvoiceOverdue overdue -> DebtLifecycle.of(overdue);
      case CallMissed missed -> new CallLifecycle(missed.receivedOn());
    };
  }

  /** What the fact makes of the object and its run; one that is known already changes nothing. */
  Change on(SubjectFact fact);

  /** What it means that the customer booked something, by whatever way. */
  default Change on(CustomerBooked booked) {
    return Change.nothing(this);
  }

  /** An instant of the object that steps may count from; empty while it is not known. */
  default Optional<Instant> at(Anchor anchor) {
    return Optional.empty();
  }

  /** Money at stake in the tenant's currency, zero when there is none or it is not known. */
  @JsonIgnore
  default BigDecimal amount() {
    return BigDecimal.ZERO;
  }

  /**
   * What the run waits for when every step is taken; empty when nothing more can come of the
   * object.
   */
  default Optional<String> waitsFor() {
    return Optional.empty();
  }

  /** Until when nothing is sent, because of what the customer said; empty when nothing was. */
  default Optional<Quiet> quiet() {
    return Optional.empty();
  }

  /**
   * When every step about one part of the object is taken: the object with its steps about the next
   * part; empty when there is none.
   */
  default Optional<Lifecycle> onward() {
    return Optional.empty();
  }

  /** From when on the sequence's {@code expires} counts. */
  default Instant expiresFrom(Instant trigger) {
    return trigger;
  }

  /** Whether this fact alone decides whether a run goes on, whatever its sequence lists. */
  default boolean decidesOn(FactName fact) {
    return false;
  }

  /** To what the object owes its customer; empty when that is not known, or nobody asks. */
  default Optional<Attribution> attribution() {
    return Optional.empty();
  }

  /** How it stands when every step was taken, for example {@code the estimate is still open}. */
  String inTheEnd();

  /** How the trigger reads after "24 h after", for example {@code the estimate went out}. */
  String trigger();

  /**
   * Nothing is sent until then.
   *
   * @param why one sentence
   */
  record Quiet(Instant until, String why) {}

  /** Whether a run is over because of this: {@code Outcome} and one sentence. */
  record Over(Outcome outcome, String why) {}
}
