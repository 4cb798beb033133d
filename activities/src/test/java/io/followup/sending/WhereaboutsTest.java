package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.Party;
import io.followup.guard.Sending;
import io.followup.tenant.Tenant;
import io.followup.tenant.Webhooks;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {
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
        Webhooks.of("token-0123456789abcdef", List.of("key")),
        new Tenant.ServiceTitan(1, "id", "secret", "key", null, null, null, null, null),
        new Tenant.Twilio("AC1", "token", "MG1", null, "+15125550111", null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Party at(Party.Address... addresses) {
    return Party.nobody().at(List.of(addresses));
  }

  private static final Optional<String> NO_PHONE = Optional.empty();

  private final Whereabouts whereabouts = new Whereabouts();

  @Test
  void a_person_is_where_the_work_is_done() {
    assertThat(
            whereabouts.of(
                at(new Party.Address("USA", "New York", "10001")), NO_PHONE, tenant(null)))
        .satisfies(
            place -> {
              assertThat(place.zones()).containsExactly(NEW_YORK);
              assertThat(place.states()).containsExactly("NY");
            });
  }

  @Test
  void without_an_address_the_office_s_zone_counts() {
    assertThat(whereabouts.of(at(), NO_PHONE, tenant(null)).zones()).containsExactly(CHICAGO);
    assertThat(whereabouts.of(at(new Party.Address("", "", "")), NO_PHONE, tenant(null)).zones())
        .containsExactly(CHICAGO);
  }

  @Test
  void a_number_that_was_bought_elsewhere_adds_its_zone_and_state() {
    Sending.Place place =
        whereabouts.of(
            at(new Party.Address("USA", "TX", "78701")), Optional.of("+13055550142"), tenant(null));

    assertThat(place.zones()).containsExactlyInAnyOrder(CHICAGO, NEW_YORK);
    assertThat(place.states()).containsExactlyInAnyOrder("TX", "FL");
  }

  @Test
  void a_number_without_a_place_may_be_anywhere() {
    assertThat(whereabouts.of(at(), Optional.of("+18005550142"), tenant(null)).zones()).hasSize(4);
  }

  @Test
  void a_text_dies_before_the_first_zone_closes() {
    assertThat(Whereabouts.validity(Duration.ofMinutes(30), tenant(null)))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(Whereabouts.validity(Duration.ofHours(9), tenant(null)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(Whereabouts.validity(Duration.ofSeconds(10), tenant(null)))
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void in_a_sandbox_it_dies_by_the_faster_clock() {
    assertThat(Whereabouts.validity(Duration.ofHours(2), tenant(new Tenant.Sandbox(60))))
        .isEqualTo(Duration.ofMinutes(2));
  }
}
