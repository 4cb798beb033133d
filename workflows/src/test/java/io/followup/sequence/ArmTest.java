package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.tenant.TenantId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArmTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Arm SHORT = new Arm("short", "membership-offer", 0, 30);
  private static final Arm LONG = new Arm("long", "membership-offer", 30, 100);

  @Test
  void every_household_is_in_exactly_one_arm() {
    assertThat(
            IntStream.range(0, 5_000)
                .allMatch(h -> SHORT.includes(ACME, "" + h) != LONG.includes(ACME, "" + h)))
        .isTrue();
  }

  @Test
  void the_arms_have_about_their_shares() {
    assertThat(IntStream.range(0, 10_000).filter(h -> SHORT.includes(ACME, "" + h)).count())
        .isBetween(2_850L, 3_150L);
  }

  @Test
  void another_sequence_deals_the_households_out_anew() {
    Arm other = new Arm("short", "review-request", 0, 50);
    Arm half = new Arm("short", "membership-offer", 0, 50);
    assertThat(
            IntStream.range(0, 1_000)
                .filter(h -> other.includes(ACME, "" + h) == half.includes(ACME, "" + h))
                .count())
        .isBetween(400L, 600L);
  }
}
