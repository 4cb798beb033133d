package io.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ZonesOfPlaceTest {
  private final ZonesOfPlace places = new ZonesOfPlace();

  private static Set<ZoneId> zones(String... names) {
    return Arrays.stream(names).map(ZoneId::of).collect(Collectors.toSet());
  }

  @Test
  void every_state_the_capital_and_five_territories_are_known() {
    assertThat(places.states()).hasSize(50 + 1 + 5);
  }

  @Test
  void a_state_in_one_zone_has_that_zone() {
    assertThat(places.of("USA", "GA", "30301")).isEqualTo(zones("America/New_York"));
    assertThat(places.of("", "hi", "")).isEqualTo(zones("Pacific/Honolulu"));
    assertThat(places.of("US", "California", "90001")).isEqualTo(zones("America/Los_Angeles"));
  }

  @Test
  void the_zip_code_tells_the_parts_of_a_split_state_apart() {
    assertThat(places.of("USA", "TX", "78701")).isEqualTo(zones("America/Chicago"));
    assertThat(places.of("USA", "TX", "79901-1234")).isEqualTo(zones("America/Denver"));
    assertThat(places.of("USA", "FL", "33101")).isEqualTo(zones("America/New_York"));
    assertThat(places.of("USA", "FL", "32501")).isEqualTo(zones("America/Chicago"));
    assertThat(places.of("USA", "IN", "46204")).isEqualTo(zones("America/New_York"));
    assertThat(places.of("USA", "TN", "37201")).isEqualTo(zones("America/Chicago"));
    assertThat(places.of("USA", "KY", "40202")).isEqualTo(zones("America/New_York"));
    assertThat(places.of("USA", "AZ", "85001")).isEqualTo(zones("America/Phoenix"));
    assertThat(places.of("USA", "ID", "83702")).isEqualTo(zones("America/Denver"));
    assertThat(places.of("USA", "ID", "83814")).isEqualTo(zones("America/Los_Angeles"));
  }

  @Test
  void a_zip_code_near_the_boundary_leaves_both_zones() {
    assertThat(places.of("USA", "TX", "79855"))
        .isEqualTo(zones("America/Chicago", "America/Denver"));
    assertThat(places.of("USA", "AZ", "86001"))
        .isEqualTo(zones("America/Phoenix", "America/Denver"));
  }

  @Test
  void without_a_zip_code_of_the_state_all_of_it_counts() {
    Set<ZoneId> texas = zones("America/Chicago", "America/Denver");
    assertThat(places.of("USA", "TX", "")).isEqualTo(texas);
    assertThat(places.of("USA", "TX", "787")).isEqualTo(texas);
    assertThat(places.of("USA", "TX", "10001")).isEqualTo(texas);
  }

  @Test
  void other_countries_and_unknown_states_have_no_zone() {
    assertThat(places.of("CA", "ON", "K1A 0B1")).isEmpty();
    assertThat(places.of("Canada", "CA", "90001")).isEmpty();
    assertThat(places.of("USA", "XX", "78701")).isEmpty();
    assertThat(places.of("USA", "", "78701")).isEmpty();
  }
}
