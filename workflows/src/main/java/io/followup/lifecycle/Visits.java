package io.followup.lifecycle;

import io.followup.fact.AppointmentPlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The appointments of one job as last told, in the order of their beginnings. Steps are about one
 * of them at a time: the first that stands and about which not every step was taken.
 */
public record Visits(List<Visit> all) {

  /**
   * An appointment as last told.
   *
   * @param start of the arrival window where there is one
   * @param end of the same
   * @param modifiedOn when the dispatch system last changed it
   * @param setOn when it was last given this time, or called off
   */
  public record Visit(
      String id, Instant start, Instant end, Status status, Instant modifiedOn, Instant setOn) {
    /** What is known of it. */
    public enum Status {
      PLANNED,
      /** A technician is on the way, or there. */
      UNDER_WAY,
      /** Every step about it was taken, and steps about a later one follow. */
      DEALT_WITH,
      CANCELED
    }

    private static Visit of(AppointmentPlanned planned) {
      return new Visit(
          planned.appointment(),
          planned.start(),
          planned.end(),
          Status.PLANNED,
          planned.modifiedOn(),
          planned.modifiedOn());
    }

    boolean isAt(Instant otherStart, Instant otherEnd) {
      return start.equals(otherStart) && end.equals(otherEnd);
    }

    /** Told again with the same time it stays as far as it was. */
    private Visit again(AppointmentPlanned planned) {
      return status != Status.CANCELED && isAt(planned.start(), planned.end())
          ? new Visit(id, start, end, status, planned.modifiedOn(), setOn)
          : of(planned);
    }

    Visit in(Status next) {
      return new Visit(id, start, end, next, modifiedOn, setOn);
    }

    Visit canceled(Instant on) {
      return new Visit(id, start, end, Status.CANCELED, on, on);
    }
  }

  public Visits {
    all = all.stream().sorted(Comparator.comparing(Visit::start)).toList();
  }

  static Visits none() {
    return new Visits(List.of());
  }

  Optional<Visit> find(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The one that steps are about. */
  Optional<Visit> current() {
    return toBeDealtWith()
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> one.status() == Visit.Status.DEALT_WITH)
                    .reduce((earlier, later) -> later));
  }

  /** The steps are about the next one; empty when there is none. */
  Optional<Visits> onward() {
    return toBeDealtWith().skip(1).findFirst().isPresent()
        ? current().map(one -> with(one.in(Visit.Status.DEALT_WITH)))
        : Optional.empty();
  }

  private Stream<Visit> toBeDealtWith() {
    return all.stream()
        .filter(
            one -> one.status() == Visit.Status.PLANNED || one.status() == Visit.Status.UNDER_WAY);
  }

  /** Whether one that stands was given its time after that. */
  boolean isAnySetAfter(Instant instant) {
    return all.stream()
        .anyMatch(one -> one.status() != Visit.Status.CANCELED && one.setOn().isAfter(instant));
  }

  Optional<Instant> lastEnd() {
    return all.stream().map(Visit::end).max(Comparator.naturalOrder());
  }

  Visits planned(AppointmentPlanned planned) {
    return with(
        find(planned.appointment())
            .map(known -> known.again(planned))
            .orElseGet(() -> Visit.of(planned)));
  }

  /** None of them stands any more. */
  Visits allCanceled(Instant on) {
    return new Visits(all.stream().map(one -> one.canceled(later(one.modifiedOn(), on))).toList());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  Visits with(Visit changed) {
    List<Visit> changedAll = new ArrayList<>(all);
    changedAll.removeIf(one -> one.id().equals(changed.id()));
    changedAll.add(changed);
    return new Visits(changedAll);
  }
}
