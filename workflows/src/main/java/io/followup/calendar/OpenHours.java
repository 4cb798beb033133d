package io.followup.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of a day in which a person may be contacted, in every zone that the person may be in.
 * Open means: the wall clock of <em>each</em> zone shows {@code opens} or later and earlier than
 * {@code closes}. A wall clock that daylight saving sets forward or back is taken at its word: an
 * hour shown twice counts twice, an hour never shown is never open.
 *
 * <p>Zone data comes from the JDK, so this is called where decisions are made, never inside a
 * workflow that is replayed.
 *
 * @param opens first open moment of a day
 * @param closes first closed moment after it, later than {@code opens}
 * @param zones at least one
 */
public record OpenHours(LocalTime opens, LocalTime closes, Set<ZoneId> zones) {

  /** How far ahead an opening is looked for. */
  public static final Duration HORIZON = Duration.ofDays(14);

  public OpenHours {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("opens " + opens + " must be before closes " + closes);
    }
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("no zone is given: open hours need at least one");
    }
    zones = Set.copyOf(zones);
  }

  /** Whether it is open in all zones. */
  public boolean isOpen(Instant at) {
    return zones.stream().allMatch(zone -> isOpen(zone, at));
  }

  /** The zones in which it is closed, in alphabetical order. */
  public List<ZoneId> closedZones(Instant at) {
    return zones.stream()
        .filter(zone -> !isOpen(zone, at))
        .sorted(Comparator.comparing(ZoneId::getId))
        .toList();
  }

  /**
   * The earliest instant, {@code now} or later, at which it is open in all zones; empty when there
   * is none within {@link #HORIZON}.
   */
  public Optional<Instant> next(Instant now) {
    Instant horizon = now.plus(HORIZON);
    Instant at = now;
    while (!at.isAfter(horizon)) {
      Optional<Instant> later = lastToOpen(at);
      if (later.isEmpty()) {
        return Optional.empty();
      }
      if (later.get().equals(at)) {
        return later;
      }
      at = later.get();
    }
    return Optional.empty();
  }

  /** No zone set can be open before each of its zones has opened once. */
  private Optional<Instant> lastToOpen(Instant at) {
    Instant last = at;
    for (ZoneId zone : zones) {
      Optional<Instant> opening = next(zone, at);
      if (opening.isEmpty()) {
        return Optional.empty();
      }
      last = opening.get().isAfter(last) ? opening.get() : last;
    }
    return Optional.of(last);
  }

  /**
   * A closed zone becomes open when its clock reaches {@code opens} (twice in an overlap, never in
   * a gap), or when its clock is set to another time.
   */
  private Optional<Instant> next(ZoneId zone, Instant at) {
    if (isOpen(zone, at)) {
      return Optional.of(at);
    }
    ZoneRules rules = zone.getRules();
    LocalDate today = at.atZone(zone).toLocalDate();
    Optional<Instant> byTheClock =
        IntStream.rangeClosed(0, 3)
            .mapToObj(days -> today.plusDays(days).atTime(opens))
            .flatMap(local -> rules.getValidOffsets(local).stream().map(local::toInstant))
            .filter(instant -> instant.isAfter(at) && isOpen(zone, instant))
            .findFirst();
    Optional<Instant> byChangeOfTheClock =
        Optional.ofNullable(rules.nextTransition(at))
            .map(ZoneOffsetTransition::getInstant)
            .filter(instant -> isOpen(zone, instant));
    return Stream.of(byTheClock, byChangeOfTheClock)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private boolean isOpen(ZoneId zone, Instant at) {
    LocalTime shown = ZonedDateTime.ofInstant(at, zone).toLocalTime();
    return !shown.isBefore(opens) && shown.isBefore(closes);
  }
}
