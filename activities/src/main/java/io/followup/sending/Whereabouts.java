package io.followup.sending;

import io.followup.calendar.AreaCodes;
import io.followup.calendar.ZonesOfPlace;
import io.followup.dispatch.Party;
import io.followup.guard.Sending;
import io.followup.tenant.Tenant;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where a customer may be: every candidate zone and state, by address and by number. */
final class Whereabouts {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(60);

  private final ZonesOfPlace addresses = new ZonesOfPlace();
  private final AreaCodes areaCodes = new AreaCodes();

  /**
   * The zones and states of the addresses where the work is done (without any, the zone of the
   * office) and of the number's area code.
   *
   * @param phone E.164, where a phone is to ring
   */
  Sending.Place of(Party party, Optional<String> phone, Tenant tenant) {
    Set<ZoneId> zones = new HashSet<>();
    Set<String> states = new HashSet<>();
    party
        .addresses()
        .forEach(
            address -> {
              zones.addAll(addresses.of(address.country(), address.state(), address.zip()));
              addresses.stateCode(address.country(), address.state()).ifPresent(states::add);
            });
    if (zones.isEmpty()) {
      zones.add(tenant.zone());
    }
    phone
        .map(areaCodes::of)
        .ifPresent(
            area -> {
              zones.addAll(area.zones());
              area.state().ifPresent(states::add);
            });
    return new Sending.Place(
        Set.copyOf(zones),
        Set.copyOf(states),
        tenant.quietHours(),
        tenant.lifecycles().debts().open());
  }

  /**
   * How long a message may wait at the provider, by the wall clock, so that it dies before the
   * first zone closes: an hour at most, a minute at least.
   *
   * @param staysOpen business time
   */
  static Duration validity(Duration staysOpen, Tenant tenant) {
    Duration open = staysOpen.dividedBy(tenant.speed());
    return open.compareTo(LONGEST) > 0 ? LONGEST : open.compareTo(SHORTEST) < 0 ? SHORTEST : open;
  }
}
