package io.followup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private static final Instant WALL = Instant.parse("2026-11-24T16:00:00Z");
  private static final Instant BUSINESS = Instant.parse("2026-06-15T21:00:00Z");
  private static final BusinessClock FAST = new BusinessClock(WALL, BUSINESS, 3600);

  private static RunView view(Optional<Ending> ending, Optional<BusinessClock> clock) {
    return new RunView(
        "waiting", ending, Optional.empty(), List.of(), BUSINESS, Optional.empty(), clock);
  }

  @Test
  void the_clock_of_a_run_goes_on_while_it_waits() {
    assertThat(view(Optional.empty(), Optional.of(FAST)).businessTime(WALL.plusSeconds(2)))
        .isEqualTo(Instant.parse("2026-06-15T23:00:00Z"));
  }

  @Test
  void a_run_that_has_ended_stays_at_its_last_moment() {
    Ending ending = new Ending(Outcome.WON, BUSINESS, "Estimate 1 was sold.", 1);
    assertThat(view(Optional.of(ending), Optional.of(FAST)).businessTime(WALL.plusSeconds(2)))
        .isEqualTo(BUSINESS);
  }

  @Test
  void an_older_worker_tells_the_last_moment_that_it_knows() {
    assertThat(view(Optional.empty(), Optional.empty()).businessTime(WALL)).isEqualTo(BUSINESS);
  }
}
