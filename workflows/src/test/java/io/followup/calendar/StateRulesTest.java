package io.followup.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.touch.MessageClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateRulesTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);

  private final StateRules rules = new StateRules();

  private Optional<String> marketing(LocalDate day, String... states) {
    return rules.hours(List.of(states), MessageClass.MARKETING).on(day).map(DayHours::toString);
  }

  @Test
  void everywhere_phones_ring_from_8_to_21_at_most() {
    assertThat(marketing(TUESDAY)).contains("08:00-21:00");
    assertThat(marketing(TUESDAY, "CO")).contains("08:00-21:00");
  }

  @Test
  void the_rows_of_the_table_hold() {
    assertThat(marketing(TUESDAY, "FL")).contains("08:00-20:00");
    assertThat(marketing(TUESDAY, "KY")).contains("10:00-21:00");
    assertThat(marketing(SUNDAY, "TX")).contains("12:00-21:00");
    assertThat(marketing(SUNDAY, "AL")).isEmpty();
    assertThat(marketing(THANKSGIVING, "LA")).isEmpty();
    assertThat(marketing(LocalDate.of(2026, 11, 21), "RI")).contains("10:00-17:00");
    assertThat(marketing(SUNDAY, "PA")).isEmpty();
    assertThat(marketing(LocalDate.of(2026, 10, 11), "PA")).isPresent();
  }

  @Test
  void several_states_count_together() {
    assertThat(marketing(TUESDAY, "KY", "ME")).contains("10:00-17:00");
    assertThat(marketing(SUNDAY, "KY", "AL")).isEmpty();
  }

  @Test
  void what_is_no_marketing_is_free_of_rows_about_marketing() {
    assertThat(rules.hours(List.of("AL"), MessageClass.DEBT).on(SUNDAY)).isPresent();
  }

  @Test
  void florida_allows_three_contacts_a_day() {
    assertThat(rules.contactsPerDay(List.of("FL", "CO"), MessageClass.MARKETING, TUESDAY))
        .hasValue(3);
    assertThat(rules.contactsPerDay(List.of("CO"), MessageClass.MARKETING, TUESDAY)).isEmpty();
  }

  @Test
  void every_state_of_the_table_exists() {
    assertThat(new ZonesOfPlace().states())
        .containsAll(rules.states().stream().filter(state -> !state.equals("US")).toList());
  }
}
