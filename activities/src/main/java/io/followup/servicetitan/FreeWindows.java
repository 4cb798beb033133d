package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Question;
import io.followup.sequence.Slots;
import io.followup.servicetitan.BookableRows.ArrivalWindow;
import io.followup.servicetitan.BookableRows.Availability;
import io.followup.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first window in which a technician can still arrive: an arrival window of the business unit
 * in which capacity is open (docs/reference/servicetitan.md, capacity). Where the contractor keeps
 * no arrival windows, an open slot of capacity, as long as the tenant says. Nothing is told where
 * nothing is free, and where the app may not read it.
 */
final class FreeWindows {
  private static final Logger LOG = LoggerFactory.getLogger(FreeWindows.class);
  private static final Duration LOOK_AHEAD = Duration.ofDays(7);

  /** What begins sooner is taken by the time somebody has read the message. */
  private static final Duration NOTICE = Duration.ofHours(2);

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final ServiceTitanApi api;
  private final Tenant tenant;
  private final Clock clock;
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  private record Kept(List<ArrivalWindow> windows, Instant until) {}

  /** From when to when somebody arrives. */
  record Window(Instant from, Instant to) {
    boolean meets(Window slot) {
      boolean within = !slot.from.isBefore(from) && !slot.to.isAfter(to);
      boolean covers = !slot.from.isAfter(from) && !slot.to.isBefore(to);
      return within || covers;
    }
  }

  FreeWindows(ServiceTitanApi api, Tenant tenant, Clock clock) {
    this.api = api;
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * Values of fields and of pages, as far as somebody asks for them.
   *
   * @param businessUnit null when none is chosen yet
   * @param jobType null when it is not known
   */
  Map<String, Object> values(Question question, Long businessUnit, Long jobType) {
    boolean ofLink = question.wants(Detail.WINDOW_OF_LINK) && tenant.links().bookingNamesWindow();
    if (!question.wants(Detail.FREE_WINDOW) && !ofLink) {
      return Map.of();
    }
    return first(question.now(), businessUnit, jobType)
        .map(
            window ->
                Map.<String, Object>of(
                    Slots.NEXT_WINDOW,
                    window.from(),
                    Slots.NEXT_WINDOW_END,
                    window.to(),
                    "window.id",
                    window.from().toString()))
        .orElseGet(Map::of);
  }

  private Optional<Window> first(Instant now, Long businessUnit, Long jobType) {
    try {
      List<Window> open = open(now, businessUnit, jobType);
      if (open.isEmpty()) {
        return Optional.empty();
      }
      return candidates(now, businessUnit, jobType, open)
          .filter(window -> !window.from().isBefore(now.plus(NOTICE)))
          .filter(window -> open.stream().anyMatch(window::meets))
          .min(Comparator.comparing(Window::from));
    } catch (DispatchRefused refused) {
      LOG.warn("Free windows of {} are not known: {}", api.tenant(), refused.getMessage());
      return Optional.empty();
    }
  }

  private Stream<Window> candidates(
      Instant now, Long businessUnit, Long jobType, List<Window> open) {
    List<ArrivalWindow> arrival =
        arrivalWindows().stream().filter(window -> window.serves(businessUnit)).toList();
    if (arrival.isEmpty()) {
      Duration length = tenant.links().window(businessUnit, jobType);
      return open.stream().map(slot -> new Window(slot.from(), slot.from().plus(length)));
    }
    LocalDate today = LocalDate.ofInstant(now, tenant.zone());
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(LOOK_AHEAD.toDays() + 1)
        .flatMap(day -> arrival.stream().flatMap(window -> on(day, window).stream()));
  }

  private Optional<Window> on(LocalDate day, ArrivalWindow window) {
    return window
        .begins()
        .map(time -> day.atTime(time).atZone(tenant.zone()).toInstant())
        .map(from -> new Window(from, from.plus(window.length())));
  }

  /** Slots of capacity in which somebody has time. */
  private List<Window> open(Instant now, Long businessUnit, Long jobType) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("startsOnOrAfter", now.toString());
    asked.put("endsOnOrBefore", now.plus(LOOK_AHEAD).toString());
    asked.put("skillBasedAvailability", jobType != null);
    if (businessUnit != null) {
      asked.put("businessUnitIds", List.of(businessUnit));
    }
    if (jobType != null) {
      asked.put("jobTypeId", jobType);
    }
    BookableRows.Capacity capacity =
        api.find("dispatch/v2", "capacity", asked, BookableRows.CAPACITY);
    return capacity.availabilities().stream()
        .filter(Availability::isOpen)
        // Filters that ServiceTitan does not know are ignored.
        .filter(slot -> slot.serves(businessUnit))
        .flatMap(slot -> window(slot).stream())
        .toList();
  }

  private static Optional<Window> window(Availability slot) {
    return Times.instant(slot.startUtc())
        .flatMap(from -> Times.instant(slot.endUtc()).map(to -> new Window(from, to)));
  }

  private List<ArrivalWindow> arrivalWindows() {
    Instant now = clock.instant();
    Kept before = kept.get();
    if (before != null && now.isBefore(before.until())) {
      return before.windows();
    }
    List<ArrivalWindow> read = new ArrayList<>();
    api.<Rows.Page<ArrivalWindow>>get(
            "dispatch/v2", "arrival-windows?pageSize=200", BookableRows.ARRIVAL_WINDOWS)
        .ifPresent(page -> read.addAll(page.data()));
    read.removeIf(window -> Boolean.FALSE.equals(window.active()));
    kept.set(new Kept(List.copyOf(read), now.plus(KEPT)));
    return List.copyOf(read);
  }
}
