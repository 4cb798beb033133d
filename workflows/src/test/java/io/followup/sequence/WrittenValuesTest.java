package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenValuesTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @Test
  void times_are_those_of_the_tenants_clock() {
    assertThat(
            WrittenValues.of(
                Map.of("appointment.start", Instant.parse("2026-11-25T02:30:00Z")), CHICAGO))
        .isEqualTo(
            Map.of(
                "appointment.start", "Tuesday, November 24 at 8:30 PM",
                "appointment.start.date", "Tuesday, November 24",
                "appointment.start.time", "8:30 PM",
                "appointment.start.weekday", "Tuesday"));
  }

  @Test
  void a_calendar_date_has_no_hour() {
    assertThat(
            WrittenValues.of(
                Map.of("invoice.dueDate", Instant.parse("2026-11-24T16:00:00Z")), CHICAGO))
        .containsEntry("invoice.dueDate", "Tuesday, November 24");
  }

  @Test
  void money_numbers_and_yes_are_written_as_people_do() {
    assertThat(
            WrittenValues.of(
                Map.of(
                    "invoice.balance",
                    new BigDecimal("1249.5"),
                    "invoice.count",
                    2L,
                    "customer.isMember",
                    true,
                    "job.type",
                    "AC repair"),
                CHICAGO))
        .isEqualTo(
            Map.of(
                "invoice.balance", "$1,249.50",
                "invoice.count", "2",
                "customer.isMember", "yes",
                "job.type", "AC repair"));
  }
}
