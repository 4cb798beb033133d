package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service area: a ZIP code in an active zone that serves the business unit
 * (docs/reference/servicetitan.md, zones). It is unknown, and stands against nothing, where the
 * address has no ZIP code, where the contractor keeps no ZIP codes in its zones, and where the app
 * may not read them.
 */
final class Zones {
  private static final Logger LOG = LoggerFactory.getLogger(Zones.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

  private final ServiceTitanApi api;
  private final Clock clock;
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  private record Kept(List<BookableRows.Zone> zones, Instant until) {}

  Zones(ServiceTitanApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * @param address may be null, as any part of it
   * @param businessUnit null when none is chosen yet: then every zone counts
   * @return empty when it is not known
   */
  Optional<Boolean> serve(Rows.Address address, Long businessUnit) {
    Optional<String> zip = zip(address);
    if (zip.isEmpty()) {
      return Optional.empty();
    }
    List<BookableRows.Zone> active =
        zones().stream()
            .filter(zone -> !Boolean.FALSE.equals(zone.active()) && !zone.zips().isEmpty())
            .toList();
    return active.isEmpty()
        ? Optional.empty()
        : Optional.of(
            active.stream()
                .anyMatch(
                    zone ->
                        zone.serves(businessUnit)
                            && zone.zips().stream().anyMatch(one -> covers(one, zip.get()))));
  }

  private static boolean covers(String written, String zip) {
    return written.strip().startsWith(zip);
  }

  /** Five digits. */
  static Optional<String> zip(Rows.Address address) {
    return Optional.ofNullable(address)
        .map(Rows.Address::zip)
        .map(text -> text.replaceAll("\\D", ""))
        .filter(digits -> digits.length() >= 5 && !digits.startsWith("00000"))
        .map(digits -> digits.substring(0, 5));
  }

  private List<BookableRows.Zone> zones() {
    Instant now = clock.instant();
    Kept before = kept.get();
    if (before != null && now.isBefore(before.until())) {
      return before.zones();
    }
    List<BookableRows.Zone> read = read();
    kept.set(new Kept(read, now.plus(KEPT)));
    return read;
  }

  private List<BookableRows.Zone> read() {
    List<BookableRows.Zone> zones = new ArrayList<>();
    try {
      for (int page = 1; page <= MOST_PAGES; page++) {
        String query = "zones?page=" + page + "&pageSize=" + PAGE;
        Optional<Rows.Page<BookableRows.Zone>> read =
            api.get("dispatch/v2", query, BookableRows.ZONES);
        read.ifPresent(rows -> zones.addAll(rows.data()));
        if (!read.map(Rows.Page::hasMore).orElse(false)) {
          break;
        }
      }
    } catch (DispatchRefused refused) {
      LOG.warn("The service area of {} is not known: {}", api.tenant(), refused.getMessage());
      return List.of();
    }
    return List.copyOf(zones);
  }
}
