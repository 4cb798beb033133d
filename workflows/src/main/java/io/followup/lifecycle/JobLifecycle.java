package io.followup.lifecycle;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.CustomerBooked;
import io.followup.fact.JobAttributed;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SubjectFact;
import io.followup.fact.TechnicianDispatched;
import io.followup.lifecycle.Change.Effect;
import io.followup.lifecycle.Visits.Visit;
import io.followup.marketing.Attribution;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A job with its visits: planned, then completed, canceled, or canceled because nobody was there.
 * What was planned is reminded of, visit by visit; what was completed is asked about; a no-show is
 * booked anew, and reminded of again once it is; a canceled job is left alone.
 *
 * @param total what the completed job came to, when it was told
 * @param modifiedOn when the dispatch system last changed the job itself
 * @param attribution what brought the customer, where the job was a booking or session before
 */
public record JobLifecycle(
    Phase phase,
    Visits visits,
    Optional<Instant> completedOn,
    Optional<BigDecimal> total,
    Instant modifiedOn,
    Optional<Attribution> attribution)
    implements Lifecycle {

  public JobLifecycle {
    // Runs carried over from before this was kept.
    attribution = attribution == null ? Optional.empty() : attribution;
  }

  /** How far the job is. */
  public enum Phase {
    PLANNED,
    COMPLETED,
    NO_SHOW
  }

  static JobLifecycle of(AppointmentPlanned planned) {
    return new JobLifecycle(
        Phase.PLANNED,
        Visits.none().planned(planned),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty());
  }

  static JobLifecycle of(JobCompleted completed) {
    return new JobLifecycle(
        Phase.COMPLETED,
        Visits.none(),
        Optional.of(completed.completedOn()),
        completed.total(),
        completed.modifiedOn(),
        Optional.empty());
  }

  static JobLifecycle of(NoShow noShow) {
    return new JobLifecycle(
        Phase.NO_SHOW,
        Visits.none(),
        Optional.empty(),
        Optional.empty(),
        noShow.modifiedOn(),
        Optional.empty());
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case AppointmentPlanned planned -> planned(planned);
      case AppointmentCanceled canceled -> canceled(canceled);
      case TechnicianDispatched dispatched -> dispatched(dispatched);
      case JobCompleted completed -> completed(completed);
      case NoShow noShow -> missed(noShow);
      case JobCanceled canceled -> canceled(canceled);
      case JobAttributed attributed -> attributed(attributed.attribution());
      default -> Change.nothing(this);
    };
  }

  private Change planned(AppointmentPlanned planned) {
    Optional<Visit> known = visits.find(planned.appointment());
    if (known.isPresent() && !planned.modifiedOn().isAfter(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    JobLifecycle after = with(visits.planned(planned));
    return switch (phase) {
      case COMPLETED -> Change.nothing(after);
      case NO_SHOW ->
          planned.modifiedOn().isAfter(modifiedOn)
              ? Change.over(
                  after.in(Phase.PLANNED), Outcome.WON, "The customer has a new appointment.")
              : Change.nothing(after);
      case PLANNED -> planned(planned, known, after);
    };
  }

  private static Change planned(
      AppointmentPlanned planned, Optional<Visit> known, JobLifecycle after) {
    String named = "Appointment " + planned.appointment();
    if (known.isEmpty()) {
      return Change.told(after, named + " joined the job.").with(Effect.MOVED);
    }
    if (known.get().status() == Visit.Status.CANCELED) {
      return Change.told(after, named + " stands again.").with(Effect.MOVED);
    }
    return known.get().isAt(planned.start(), planned.end())
        ? Change.nothing(after)
        : Change.told(after, named + " was moved.").with(Effect.MOVED);
  }

  private Change canceled(AppointmentCanceled canceled) {
    Optional<Visit> known = visits.find(canceled.appointment());
    if (known.isEmpty()
        || known.get().status() == Visit.Status.CANCELED
        || canceled.modifiedOn().isBefore(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    return Change.told(
            with(visits.with(known.get().canceled(canceled.modifiedOn()))),
            "Appointment " + canceled.appointment() + " was canceled.")
        .with(Effect.MOVED);
  }

  /** Whoever had set out before the appointment was moved is not on the way to the new one. */
  private Change dispatched(TechnicianDispatched dispatched) {
    String told = "A technician is on the way.";
    Optional<Visit> known = visits.find(dispatched.appointment());
    if (known.isEmpty()) {
      return Change.told(this, told);
    }
    boolean overtaken = dispatched.modifiedOn().isBefore(known.get().setOn());
    return overtaken || known.get().status() != Visit.Status.PLANNED
        ? Change.nothing(this)
        : Change.told(with(visits.with(known.get().in(Visit.Status.UNDER_WAY))), told);
  }

  private Change completed(JobCompleted completed) {
    if (completed.modifiedOn().isBefore(modifiedOn)) {
      return Change.nothing(this);
    }
    JobLifecycle after =
        new JobLifecycle(
            Phase.COMPLETED,
            visits,
            Optional.of(completed.completedOn()),
            completed.total().or(() -> total),
            completed.modifiedOn(),
            attribution);
    return phase == Phase.COMPLETED
        ? Change.nothing(after)
        : Change.over(after, Outcome.WON, "The work is done.");
  }

  private Change missed(NoShow noShow) {
    boolean known = phase == Phase.NO_SHOW || !noShow.modifiedOn().isAfter(modifiedOn);
    if (known || visits.isAnySetAfter(noShow.modifiedOn())) {
      return Change.nothing(this);
    }
    JobLifecycle after =
        new JobLifecycle(
            Phase.NO_SHOW,
            visits.allCanceled(noShow.modifiedOn()),
            completedOn,
            total,
            noShow.modifiedOn(),
            attribution);
    return Change.over(after, Outcome.LOST, "Nobody was there when the technician came.");
  }

  /** A job may be opened again; whether it was is read when an appointment was made since. */
  private Change canceled(JobCanceled canceled) {
    if (canceled.modifiedOn().isBefore(modifiedOn)) {
      return Change.nothing(this);
    }
    return phase == Phase.PLANNED && visits.isAnySetAfter(canceled.modifiedOn())
        ? Change.told(
                this, "The job was canceled, but an appointment was made since; it is read again.")
            .with(Effect.LOOK)
        : Change.over(this, Outcome.LOST, "The job was canceled.");
  }

  /** What was a booking before keeps what brought its customer. */
  private Change attributed(Attribution told) {
    Optional<Attribution> both =
        attribution.map(known -> known.followedBy(told)).or(() -> Optional.of(told));
    if (both.equals(attribution)) {
      return Change.nothing(this);
    }
    return Change.told(
        new JobLifecycle(phase, visits, completedOn, total, modifiedOn, both),
        both.get().inWords());
  }

  /** Whoever missed an appointment is won when there is a new one. */
  @Override
  public Change on(CustomerBooked booked) {
    return phase == Phase.NO_SHOW && booked.at().isAfter(modifiedOn)
        ? Change.over(this, Outcome.WON, "The customer booked again: " + booked.what() + ".")
        : Change.nothing(this);
  }

  @Override
  public Optional<Instant> at(Anchor anchor) {
    return switch (anchor) {
      case APPOINTMENT_START -> visits.current().map(Visit::start);
      case APPOINTMENT_END -> visits.current().map(Visit::end);
      case JOB_COMPLETED -> completedOn;
      default -> Optional.empty();
    };
  }

  /** Each visit is reminded of. */
  @Override
  public Optional<Lifecycle> onward() {
    return phase == Phase.PLANNED ? visits.onward().map(this::with) : Optional.empty();
  }

  @Override
  public BigDecimal amount() {
    return total.orElse(BigDecimal.ZERO);
  }

  @Override
  public Optional<String> waitsFor() {
    return switch (phase) {
      case PLANNED -> Optional.of("Waits to hear that the work is done.");
      case NO_SHOW -> Optional.of("Waits to hear of a new appointment.");
      case COMPLETED -> Optional.empty();
    };
  }

  /** A visit may lie months ahead. */
  @Override
  public Instant expiresFrom(Instant trigger) {
    return phase == Phase.PLANNED
        ? visits.lastEnd().filter(trigger::isBefore).orElse(trigger)
        : trigger;
  }

  /** Only what was booked since counts. */
  @Override
  public boolean decidesOn(FactName fact) {
    return fact == FactName.CUSTOMER_BOOKED;
  }

  @Override
  public String inTheEnd() {
    return switch (phase) {
      case PLANNED -> "nothing was heard of the work being done";
      case COMPLETED -> "nothing more is to be asked";
      case NO_SHOW -> "the customer has no new appointment";
    };
  }

  @Override
  public String trigger() {
    return switch (phase) {
      case PLANNED -> "the appointment was made";
      case COMPLETED -> "the work was done";
      case NO_SHOW -> "the missed appointment";
    };
  }

  private JobLifecycle with(Visits changed) {
    return new JobLifecycle(phase, changed, completedOn, total, modifiedOn, attribution);
  }

  private JobLifecycle in(Phase next) {
    return new JobLifecycle(next, visits, completedOn, total, modifiedOn, attribution);
  }
}
