package io.followup.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.EstimateOptions.Option;
import io.followup.dispatch.EstimateOptions.Status;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.subject.EstimateId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateOptionsTest {
  private static Option option(String id, Status status, String total) {
    return new Option(
        new EstimateId(id), status, new BigDecimal(total), "Option " + id, Optional.of("118204"));
  }

  private static Standing standing(Option... options) {
    return new EstimateOptions(List.of(options)).standing();
  }

  @Test
  void a_sold_option_wins_even_while_others_are_open() {
    assertThat(standing(option("1", Status.OPEN, "10"), option("2", Status.SOLD, "20")))
        .isEqualTo(new Standing.Over(Outcome.WON, "Estimate 2 is sold in the dispatch system."));
  }

  @Test
  void one_open_option_among_dismissed_ones_goes_on() {
    assertThat(standing(option("1", Status.DISMISSED, "10"), option("2", Status.OPEN, "20")))
        .isEqualTo(new Standing.Open("estimate 1 DISMISSED, estimate 2 OPEN"));
  }

  @Test
  void all_options_dismissed_is_lost() {
    assertThat(standing(option("1", Status.DISMISSED, "10")))
        .isEqualTo(
            new Standing.Over(
                Outcome.LOST, "No estimate of this follow-up is open in the dispatch system."));
  }

  @Test
  void estimates_that_are_gone_are_lost() {
    assertThat(standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.LOST, "The dispatch system knows no estimate of this follow-up any more."));
  }

  @Test
  void messages_talk_about_the_largest_open_option() {
    assertThat(
            new EstimateOptions(
                    List.of(
                        option("1", Status.OPEN, "10"),
                        option("2", Status.OPEN, "20"),
                        option("3", Status.DISMISSED, "30")))
                .values())
        .containsEntry("estimate.id", "2")
        .containsEntry("estimate.total", new BigDecimal("20"))
        .containsEntry("estimate.options", 2L)
        .containsEntry("job.number", "118204");
  }
}
