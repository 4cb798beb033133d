package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Conditions.Answer;
import io.followup.sequence.Sequence.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What conditions of steps answer over a fresh reading. */
class ConditionsTest {
  private final Conditions conditions = new Conditions();

  private Answer ask(String expression, Map<String, Object> values) {
    return conditions.ask(Trigger.APPOINTMENT, expression, values);
  }

  @Test
  void an_answer_tells_the_figures_that_it_rests_on() {
    Map<String, Object> values =
        Map.of("job.total", new BigDecimal("583.20"), "customer.isMember", false);
    assertThat(ask("job.total > 100 && !customer.isMember", values))
        .isEqualTo(
            new Answer.Yes(
                "job.total is $583.20, customer.isMember is no; job.total > 100 &&"
                    + " !customer.isMember."));
    assertThat(ask("job.total > 1000.0", values))
        .isEqualTo(new Answer.No("job.total is $583.20; it takes job.total > 1000.0."));
  }

  @Test
  void a_text_is_compared_but_not_told() {
    assertThat(ask("customer.type == 'Commercial'", Map.of("customer.type", "Residential")))
        .isEqualTo(new Answer.No("it takes customer.type == 'Commercial'."));
  }

  @Test
  void what_is_not_known_does_not_hold() {
    assertThat(ask("!appointment.confirmed", Map.of()))
        .isEqualTo(
            new Answer.No("appointment.confirmed is not known; it takes !appointment.confirmed."));
  }

  @Test
  void a_time_can_be_asked_for_its_hour_in_a_zone() {
    Map<String, Object> values = Map.of("appointment.start", Instant.parse("2026-11-25T15:00:00Z"));
    assertThat(ask("appointment.start.getHours('America/Chicago') < 12", values))
        .isInstanceOf(Answer.Yes.class);
    assertThat(ask("appointment.start > timestamp('2027-01-01T00:00:00Z')", values))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void a_number_and_money_compare_with_whole_and_broken_numbers() {
    Map<String, Object> values =
        Map.of("invoice.count", 2L, "invoice.balance", new BigDecimal("99.95"));
    assertThat(conditions.ask(Trigger.INVOICE, "invoice.count >= 2", values))
        .isInstanceOf(Answer.Yes.class);
    assertThat(conditions.ask(Trigger.INVOICE, "invoice.balance < 100", values))
        .isInstanceOf(Answer.Yes.class);
    assertThat(conditions.ask(Trigger.INVOICE, "invoice.balance < 99.9", values))
        .isInstanceOf(Answer.No.class);
  }

  @Test
  void a_branch_takes_the_first_way_that_holds() {
    Act.Branch branch =
        new Act.Branch(
            List.of(
                new Act.Branch.Arm(Optional.of("job.total >= 5000"), "call"),
                new Act.Branch.Arm(Optional.of("job.total >= 500"), "text"),
                new Act.Branch.Arm(Optional.empty(), "mail")));
    assertThat(way(branch, "9000")).isEqualTo("call");
    assertThat(way(branch, "600")).isEqualTo("text");
    assertThat(way(branch, "20")).isEqualTo("mail");
    assertThat(conditions.choose(Trigger.APPOINTMENT, branch, Map.of()))
        .isEqualTo(
            new Conditions.Way(Optional.of("mail"), "Goes on with mail: nothing else holds."));
  }

  private String way(Act.Branch branch, String total) {
    return conditions
        .choose(Trigger.APPOINTMENT, branch, Map.of("job.total", new BigDecimal(total)))
        .to()
        .orElseThrow();
  }

  @Test
  void a_branch_without_a_way_that_holds_goes_on_with_the_next_step() {
    Act.Branch branch =
        new Act.Branch(List.of(new Act.Branch.Arm(Optional.of("job.total >= 5000"), "call")));
    assertThat(
            conditions.choose(
                Trigger.APPOINTMENT, branch, Map.of("job.total", new BigDecimal("20"))))
        .isEqualTo(
            new Conditions.Way(
                Optional.empty(), "Goes on with the next step: no condition holds."));
  }
}
