package io.followup.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.backfill.Backfill;
import io.followup.run.Sample;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What enters a sequence at its launch. */
class OnlyNewTest {
  private static final Instant LAUNCH = Instant.parse("2026-11-20T15:00:00Z");
  private static final Sequence SEQUENCE = Sample.textThenCall();

  private final Enrolling enrolling =
      new BySequence(
          new SequencesInForce() {
            @Override
            public List<Sequence> of(TenantId tenant, Trigger trigger) {
              return List.of(SEQUENCE);
            }

            @Override
            public Optional<Instant> launchedOn(TenantId tenant, String sequence) {
              return Optional.of(LAUNCH);
            }
          },
          (tenant, customer) -> Optional.empty());

  private Enrolling.Enrolled decide(Instant countsFrom, String source) {
    return enrolling.decide(
        new Enrolling.Occasion(
            Trigger.ESTIMATE,
            Sample.ACME,
            new CustomerId("9"),
            Map.of("estimate.total", new BigDecimal("5000")),
            countsFrom,
            source));
  }

  @Test
  void what_came_after_the_launch_enters() {
    assertThat(decide(LAUNCH, "servicetitan-webhook")).isInstanceOf(Enrolling.Enrolled.By.class);
  }

  @Test
  void what_lay_open_before_does_not_whoever_tells_it() {
    for (String source : List.of("servicetitan-webhook", "servicetitan-feed", "reconciliation")) {
      assertThat(decide(LAUNCH.minusSeconds(1), source))
          .isInstanceOfSatisfying(
              Enrolling.Enrolled.Not.class,
              not -> {
                assertThat(not.rule()).isEqualTo("only-new");
                assertThat(not.why()).contains("2026-11-20T15:00:00Z");
              });
    }
  }

  @Test
  void a_backfill_lets_it_into_its_own_sequence_only() {
    Instant old = LAUNCH.minus(Duration.ofDays(10));
    assertThat(decide(old, Backfill.source(SEQUENCE.name())))
        .isInstanceOf(Enrolling.Enrolled.By.class);
    assertThat(decide(old, Backfill.source("another"))).isInstanceOf(Enrolling.Enrolled.Not.class);
  }
}
