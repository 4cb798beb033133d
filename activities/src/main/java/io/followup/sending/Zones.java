package io.followup.sending;

import io.followup.calendar.ZonesOfPlace;
import io.followup.dispatch.EstimateReading;
import io.followup.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;

/** The zones that a customer may be in, and how long it stays open there. */
final class Zones {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(60);

  private final ZonesOfPlace table = new ZonesOfPlace();

  /** Those of the addresses where the work is done; without any, the one of the office. */
  Set<ZoneId> of(EstimateReading reading, Tenant tenant) {
    Set<ZoneId> zones =
        reading.addresses().stream()
            .flatMap(a -> table.of(a.country(), a.state(), a.zip()).stream())
            .collect(Collectors.toUnmodifiableSet());
    return zones.isEmpty() ? Set.of(tenant.zone()) : zones;
  }

  /**
   * How long a message may wait at the provider, by the wall clock, so that it dies before the
   * first zone closes: an hour at most, a minute at least.
   */
  static Duration validity(Instant now, Set<ZoneId> zones, Tenant tenant) {
    Duration open =
        zones.stream()
            .map(zone -> untilClosing(ZonedDateTime.ofInstant(now, zone), tenant))
            .min(Duration::compareTo)
            .orElse(LONGEST)
            .dividedBy(tenant.speed());
    return open.compareTo(LONGEST) > 0 ? LONGEST : open.compareTo(SHORTEST) < 0 ? SHORTEST : open;
  }

  private static Duration untilClosing(ZonedDateTime now, Tenant tenant) {
    return Duration.between(now, now.with(tenant.quietHours().closes()));
  }
}
