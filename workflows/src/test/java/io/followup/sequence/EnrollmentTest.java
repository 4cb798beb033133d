package io.followup.sequence;

import static io.followup.sequence.SequenceText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.EstimateOpened;
import io.followup.fact.Origin;
import io.followup.sequence.Enrollment.Decision;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrollmentTest {
  private static final Instant AT = Instant.parse("2026-11-24T16:00:00Z");
  private static final Sequence FROM_250 = sequence("0%");

  private final Enrollment enrollment = new Enrollment();

  private static Sequence sequence(String holdout) {
    return SequenceText.valid(with("holdout: 5%", "holdout: " + holdout));
  }

  private static EstimateOpened estimate(String tenant, int customer, String total) {
    TenantId id = new TenantId(tenant);
    return new EstimateOpened(
        new Origin("fact-1", id, AT, AT, "test"),
        new EstimateSubject(id, EstimateSubject.Scope.JOB, "51000456"),
        new EstimateId("1"),
        new CustomerId("" + customer),
        new BigDecimal(total),
        AT,
        AT);
  }

  private Decision decide(Sequence sequence, String total) {
    return decide(sequence, estimate("acme", 41000123, total), "41000123");
  }

  private Decision decide(Sequence sequence, EstimateOpened fact, String household) {
    return enrollment.decide(
        sequence, fact.origin().tenant(), Optional.of(household), fact.known());
  }

  private boolean isEnrolled(Sequence sequence, String tenant, int customer) {
    return decide(sequence, estimate(tenant, customer, "1000"), "" + customer)
        instanceof Decision.Enrolled;
  }

  @Test
  void an_estimate_that_meets_the_condition_is_enrolled() {
    assertThat(decide(FROM_250, "250.00")).isEqualTo(new Decision.Enrolled());
    assertThat(decide(FROM_250, "9999.99")).isEqualTo(new Decision.Enrolled());
  }

  @Test
  void an_estimate_below_it_is_not_and_the_reason_is_told() {
    assertThat(decide(FROM_250, "120"))
        .isEqualTo(
            new Decision.NotEnrolled(
                "enroll",
                "estimate.total is 120.00; the sequence enrolls when estimate.total >= 250."));
    assertThat(decide(FROM_250, "249.99")).isInstanceOf(Decision.NotEnrolled.class);
  }

  @Test
  void a_condition_may_have_two_sides() {
    Sequence between =
        SequenceText.valid(
            with("estimate.total >= 250", "estimate.total >= 250 && estimate.total < 5000.5"));
    assertThat(decide(between, "6000.00"))
        .isEqualTo(
            new Decision.NotEnrolled(
                "enroll",
                "estimate.total is 6000.00; the sequence enrolls when estimate.total >= 250 &&"
                    + " estimate.total < 5000.5."));
  }

  @Test
  void without_a_condition_every_estimate_is_enrolled() {
    Sequence any =
        SequenceText.valid(
            SequenceText.GOOD
                .replace("enroll: estimate.total >= 250\n", "")
                .replace("variants: { holdout: 5% }\n", ""));
    assertThat(decide(any, "0.00")).isEqualTo(new Decision.Enrolled());
  }

  @Test
  void whoever_lives_in_a_household_that_is_held_out_is_held_out_always() {
    Sequence half = sequence("50%");
    for (int household = 1; household <= 50; household++) {
      boolean first = isEnrolled(half, "acme", household);
      assertThat(decide(half, estimate("acme", 1000 + household, "777"), "" + household))
          .isInstanceOf(first ? Decision.Enrolled.class : Decision.NotEnrolled.class);
    }
  }

  @Test
  void while_nobody_knows_the_household_it_is_left_to_the_first_touch() {
    EstimateOpened fact = estimate("acme", 41000123, "777");
    assertThat(
            enrollment.decide(
                sequence("100%"), fact.origin().tenant(), Optional.empty(), fact.known()))
        .isEqualTo(new Decision.Enrolled());
  }

  @Test
  void the_share_held_out_is_about_the_one_asked_for() {
    Sequence tenth = sequence("10%");
    long enrolled =
        IntStream.range(0, 10_000).filter(customer -> isEnrolled(tenth, "acme", customer)).count();
    assertThat(enrolled).isBetween(8_850L, 9_150L);
  }

  @Test
  void tenants_hold_out_different_households() {
    Sequence half = sequence("50%");
    long alike =
        IntStream.range(0, 1_000)
            .filter(c -> isEnrolled(half, "acme", c) == isEnrolled(half, "bolt", c))
            .count();
    assertThat(alike).isBetween(400L, 600L);
  }

  @Test
  void everybody_and_nobody_can_be_held_out() {
    assertThat(decide(sequence("100%"), "1000"))
        .isEqualTo(
            new Decision.NotEnrolled(
                "holdout",
                "The household is in the 100% hold-out group, which gets no messages of"
                    + " unsold-estimate@3."));
    assertThat(IntStream.range(0, 1_000).allMatch(c -> isEnrolled(FROM_250, "acme", c))).isTrue();
  }

  @Test
  void many_threads_may_ask_at_once() {
    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .filter(
                    c -> decide(FROM_250, c % 2 == 0 ? "100" : "300") instanceof Decision.Enrolled)
                .count())
        .isEqualTo(1_000);
  }
}
