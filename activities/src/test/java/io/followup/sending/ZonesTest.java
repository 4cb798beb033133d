package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.EstimateReading;
import io.followup.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ZonesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static Tenant tenant(Tenant.Sandbox sandbox) {
    return new Tenant(
        "Acme",
        CHICAGO,
        "+15125550100",
        sandbox,
        null,
        null,
        new Tenant.Webhooks("token-0123456789abcdef", List.of("key"), null, null),
        new Tenant.ServiceTitan(1, "id", "secret", "key", null, null),
        new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null),
        null,
        null,
        null,
        null);
  }

  private static EstimateReading at(EstimateReading.Address... addresses) {
    return new EstimateReading(
        List.of(),
        "",
        EstimateReading.Clientele.PERSON,
        List.of(),
        List.of(),
        List.of(addresses),
        Optional.empty());
  }

  @Test
  void a_person_is_where_the_work_is_done() {
    assertThat(new Zones().of(at(new EstimateReading.Address("USA", "NY", "10001")), tenant(null)))
        .containsExactly(NEW_YORK);
  }

  @Test
  void without_an_address_the_office_s_zone_counts() {
    assertThat(new Zones().of(at(), tenant(null))).containsExactly(CHICAGO);
    assertThat(new Zones().of(at(new EstimateReading.Address("", "", "")), tenant(null)))
        .containsExactly(CHICAGO);
  }

  @Test
  void a_text_dies_before_the_first_zone_closes() {
    // 19:30 in New York, 18:30 in Chicago; both close at 20:00.
    Instant evening = Instant.parse("2026-11-25T00:30:00Z");

    assertThat(Zones.validity(evening, Set.of(CHICAGO, NEW_YORK), tenant(null)))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(Zones.validity(evening, Set.of(CHICAGO), tenant(null)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Zones.validity(evening.plusSeconds(1790), Set.of(NEW_YORK), tenant(null)))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void in_a_sandbox_it_dies_by_the_faster_clock() {
    Instant evening = Instant.parse("2026-11-24T23:00:00Z");

    assertThat(Zones.validity(evening, Set.of(NEW_YORK), tenant(new Tenant.Sandbox(60))))
        .isEqualTo(Duration.ofMinutes(2));
  }
}
