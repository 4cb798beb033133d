package io.followup.api.relay;

import io.followup.consent.ContactPoint;
import io.followup.identity.Identities;
import io.followup.identity.Written;
import io.followup.reading.Acquaintance;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Lets the record of who is who know of whom deliveries tell. */
final class PeopleTold {
  private final Identities identities;
  private final Tenants tenants;
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  PeopleTold(Identities identities, Tenants tenants, Clock clock) {
    this.identities = identities;
    this.tenants = tenants;
    this.clock = clock;
  }

  void reached(TenantId tenant, Acquaintance.Reached reached) {
    String place = reached.place().value();
    boolean phone = reached.place().kind() == ContactPoint.Kind.PHONE;
    LocalDate today = today(tenant);
    told(
        tenant,
        reached.customer(),
        new Written(
            "",
            "",
            "",
            phone ? List.of(place) : List.of(),
            phone ? List.of() : List.of(place),
            Written.Place.unknown(),
            Optional.of(today)),
        today);
  }

  void introduced(TenantId tenant, Acquaintance.Introduced introduced) {
    told(tenant, introduced.customer(), introduced.written(), today(tenant));
  }

  void merged(TenantId tenant, Acquaintance.Merged merged) {
    identities.merged(tenant, merged.customer(), merged.into(), today(tenant));
  }

  private void told(TenantId tenant, CustomerId customer, Written written, LocalDate today) {
    identities.met(tenant, customer, Identities.Source.TOLD, written, today);
  }

  private LocalDate today(TenantId tenant) {
    ZoneId zone = tenants.find(tenant).map(found -> found.zone()).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
