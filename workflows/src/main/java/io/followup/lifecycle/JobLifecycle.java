package io.followup.lifecycle;

import io.followup.fact.AppointmentCanceled;
import io.followup.fact.AppointmentPlanned;
import io.followup.fact.CustomerBooked;
import io.followup.fact.JobCanceled;
import io.followup.fact.JobCompleted;
import io.followup.fact.NoShow;
import io.followup.fact.SubjectFact;
import io.followup.fact.TechnicianDispatched;
import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A job with its appointments: planned, then completed, canceled, or canceled because nobody was
 * there. What was planned is reminded of, what was completed is asked about, a no-show is booked
 * anew; a canceled job is left alone.
 *
 * @param appointments as last told, in the order of their beginnings
 * @param total what the completed job came to, when it was told
 * @param modifiedOn when the dispatch system last changed the job itself
 */
public record JobLifecycle(
    Phase phase,
    List<Appointment> appointments,
    Optional<Instant> completedOn,
    Optional<BigDecimal> total,
    Instant modifiedOn)
    implements Lifecycle {

  /** How far the job is. */
  public enum Phase {
    PLANNED,
    COMPLETED,
    NO_SHOW
  }

  /**
   * An appointment as last told.
   *
   * @param start of the arrival window where there is one
   */
  public record Appointment(
      String id, Instant start, Instant end, Status status, Instant modifiedOn) {
    /** What is known of it. */
    public enum Status {
      PLANNED,
      UNDER_WAY,
      CANCELED
    }
  }

  public JobLifecycle {
    appointments = appointments.stream().sorted(Comparator.comparing(Appointment::start)).toList();
  }

  static JobLifecycle of(AppointmentPlanned planned) {
    return new JobLifecycle(
            Phase.PLANNED, List.of(), Optional.empty(), Optional.empty(), Instant.EPOCH)
        .with(appointment(planned));
  }

  static JobLifecycle of(JobCompleted completed) {
    return new JobLifecycle(
        Phase.COMPLETED,
        List.of(),
        Optional.of(completed.completedOn()),
        completed.total(),
        completed.modifiedOn());
  }

  static JobLifecycle of(NoShow noShow) {
    return new JobLifecycle(
        Phase.NO_SHOW, List.of(), Optional.empty(), Optional.empty(), noShow.modifiedOn());
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case AppointmentPlanned planned -> planned(planned);
      case AppointmentCanceled canceled -> canceled(canceled);
      case TechnicianDispatched dispatched -> dispatched(dispatched);
      case JobCompleted completed -> completed(completed);
      case NoShow noShow ->
          phase == Phase.NO_SHOW
              ? Change.nothing(this)
              : Change.over(
                  in(Phase.NO_SHOW, noShow.modifiedOn()),
                  Outcome.LOST,
                  "Nobody was there when the technician came.");
      case JobCanceled canceled -> Change.over(this, Outcome.LOST, "The job was canceled.");
      default -> Change.nothing(this);
    };
  }

  private Change planned(AppointmentPlanned planned) {
    Optional<Appointment> known = find(planned.appointment());
    if (known.isPresent() && !planned.modifiedOn().isAfter(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    JobLifecycle after = with(appointment(planned));
    String named = "Appointment " + planned.appointment();
    if (phase == Phase.NO_SHOW && known.isEmpty()) {
      return Change.over(after, Outcome.WON, "The customer has a new appointment.");
    }
    if (known.isEmpty()) {
      return Change.told(after, named + " joined the job.").with(Effect.MOVED);
    }
    boolean sameTime =
        known.get().start().equals(planned.start()) && known.get().end().equals(planned.end());
    return sameTime && known.get().status() == Appointment.Status.PLANNED
        ? Change.nothing(after)
        : Change.told(after, named + " was moved.").with(Effect.MOVED);
  }

  private Change canceled(AppointmentCanceled canceled) {
    Optional<Appointment> known = find(canceled.appointment());
    if (known.isEmpty() || canceled.modifiedOn().isBefore(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    return Change.told(
            with(known.get(), Appointment.Status.CANCELED, canceled.modifiedOn()),
            "Appointment " + canceled.appointment() + " was canceled.")
        .with(Effect.MOVED);
  }

  private Change dispatched(TechnicianDispatched dispatched) {
    String told = "A technician is on the way.";
    return find(dispatched.appointment())
        .map(
            known ->
                Change.told(
                    with(known, Appointment.Status.UNDER_WAY, dispatched.modifiedOn()), told))
        .orElseGet(() -> Change.told(this, told));
  }

  private Change completed(JobCompleted completed) {
    if (phase == Phase.COMPLETED) {
      return Change.nothing(this);
    }
    JobLifecycle after =
        new JobLifecycle(
            Phase.COMPLETED,
            appointments,
            Optional.of(completed.completedOn()),
            completed.total(),
            completed.modifiedOn());
    return Change.over(after, Outcome.WON, "The work is done.");
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
      case APPOINTMENT_START -> next().map(Appointment::start);
      case APPOINTMENT_END -> next().map(Appointment::end);
      case JOB_COMPLETED -> completedOn;
      default -> Optional.empty();
    };
  }

  /** The first appointment that still stands. */
  private Optional<Appointment> next() {
    return appointments.stream()
        .filter(one -> one.status() != Appointment.Status.CANCELED)
        .filter(one -> one.status() == Appointment.Status.PLANNED)
        .findFirst()
        .or(
            () ->
                appointments.stream()
                    .filter(one -> one.status() == Appointment.Status.UNDER_WAY)
                    .reduce((earlier, later) -> later));
  }

  @Override
  public BigDecimal amount() {
    return total.orElse(BigDecimal.ZERO);
  }

  @Override
  public Optional<String> waitsFor() {
    return phase == Phase.PLANNED
        ? Optional.of("Waits to hear that the work is done.")
        : Optional.empty();
  }

  /** A visit may lie months ahead. */
  @Override
  public Instant expiresFrom(Instant trigger) {
    return appointments.stream()
        .map(Appointment::end)
        .filter(trigger::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(trigger);
  }

  /** Only what was booked since counts. */
  @Override
  public boolean decidesOn(FactName fact) {
    return fact == FactName.CUSTOMER_BOOKED;
  }

  @Override
  public String inTheEnd() {
    return switch (phase) {
      case PLANNED -> "the visit is planned";
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

  private Optional<Appointment> find(String id) {
    return appointments.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static Appointment appointment(AppointmentPlanned planned) {
    return new Appointment(
        planned.appointment(),
        planned.start(),
        planned.end(),
        Appointment.Status.PLANNED,
        planned.modifiedOn());
  }

  private JobLifecycle with(Appointment known, Appointment.Status status, Instant modified) {
    return with(new Appointment(known.id(), known.start(), known.end(), status, modified));
  }

  private JobLifecycle with(Appointment changed) {
    List<Appointment> all = new ArrayList<>(appointments);
    all.removeIf(one -> one.id().equals(changed.id()));
    all.add(changed);
    return new JobLifecycle(phase, all, completedOn, total, modifiedOn);
  }

  private JobLifecycle in(Phase next, Instant modified) {
    return new JobLifecycle(next, appointments, completedOn, total, modified);
  }
}
