package io.followup.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
 * The hours in which a person may be contacted, in every zone that the person may be in. Open
 * means: the wall clock of <em>each</em> zone shows a time within the open hours of its day. A wall
 * clock that daylight saving sets forward or back is taken at its word: an hour shown twice counts
 * twice, an hour never shown is never open.
 *
 * <p>Zone data comes from the JDK, so this is called where decisions are made, never inside a
 * workflow that is replayed.
 *
 * @param daily by the local clock
 * @param zones at least one
 */
public record OpenHours(DailyHours daily, Set<ZoneId> zones) {

  /** How far ahead an opening is looked for. */
  public static final Duration HORIZON = Duration.ofDays(14);

  public OpenHours {
    if (zones.isEmpty()) {
      throw new IllegalArgumentException("no zone is given: open hours need at least one");
    }
    zones = Set.copyOf(zones);
  }

  /** The same hours every day. */
  public OpenHours(LocalTime opens, LocalTime closes, Set<ZoneId> zones) {
    this(everyDay(new DayHours(opens, closes)), zones);
  }

  private static DailyHours everyDay(DayHours hours) {
    return day -> Optional.of(hours);
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

  /**
   * The earliest instant, {@code now} or later, from which on it stays open in all zones for so
   * long; empty when there is none within {@link #HORIZON}.
   */
  public Optional<Instant> next(Instant now, Duration atLeast) {
    Instant horizon = now.plus(HORIZON);
    Optional<Instant> opening = next(now);
    while (opening.isPresent() && !staysOpen(opening.get(), atLeast)) {
      Instant closing = closing(opening.get());
      opening = closing.isAfter(horizon) ? Optional.empty() : next(closing);
    }
    return opening;
  }

  /** Whether it is open in all zones, and stays so for so long. */
  public boolean staysOpen(Instant at, Duration atLeast) {
    return isOpen(at) && !closing(at).isBefore(at.plus(atLeast));
  }

  /**
   * The first instant after {@code at} at which one of the zones closes.
   *
   * @param at when it is open in all
   */
  public Instant closing(Instant at) {
    return zones.stream()
        .map(zone -> closing(zone, at))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** A zone closes when its clock shows so, or when its clock is set to a closed time. */
  private Instant closing(ZoneId zone, Instant at) {
    ZonedDateTime local = at.atZone(zone);
    LocalTime closes = daily.on(local.toLocalDate()).orElseThrow().closes();
    ZonedDateTime closing = local.with(closes).withEarlierOffsetAtOverlap();
    Instant byTheClock =
        closing.toInstant().isAfter(at)
            ? closing.toInstant()
            : closing.withLaterOffsetAtOverlap().toInstant();
    return Optional.ofNullable(zone.getRules().nextTransition(at))
        .map(ZoneOffsetTransition::getInstant)
        .filter(change -> change.isBefore(byTheClock) && !isOpen(zone, change))
        .orElse(byTheClock);
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
   * A closed zone becomes open when its clock reaches the opening of a day (twice in an overlap,
   * never in a gap), or when its clock is set to another time.
   */
  private Optional<Instant> next(ZoneId zone, Instant at) {
    if (isOpen(zone, at)) {
      return Optional.of(at);
    }
    ZoneRules rules = zone.getRules();
    LocalDate today = at.atZone(zone).toLocalDate();
    Optional<Instant> byTheClock =
        IntStream.rangeClosed(0, (int) HORIZON.toDays())
            .mapToObj(today::plusDays)
            .flatMap(day -> daily.on(day).map(hours -> day.atTime(hours.opens())).stream())
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
    LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
    return daily.on(shown.toLocalDate()).filter(day -> day.holds(shown.toLocalTime())).isPresent();
  }
}
