package io.followup.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");

  @Test
  void seconds_and_dates_are_both_read() {
    assertThat(RetryAfter.parse("30", NOW)).contains(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 16:00:45 GMT", NOW))
        .contains(Duration.ofSeconds(45));
  }

  @Test
  void nonsense_and_the_past_tell_nothing() {
    assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 15:00:00 GMT", NOW)).isEmpty();
  }

  @Test
  void nobody_makes_us_wait_for_a_day() {
    assertThat(RetryAfter.parse("86400", NOW)).contains(Duration.ofMinutes(10));
  }
}
