package io.followup.enrolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Origin;
import io.followup.run.Sample;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which facts are worth a signal. */
class DecidingTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final EstimateSubject JOB =
      new EstimateSubject(ACME, EstimateSubject.Scope.JOB, "5");
  private static final String RUN = "estimate/acme/job-5";
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

  private final Deciding everybody =
      new Deciding(opened -> new Enrolling.Enrolled.By(List.of(Sample.textThenCall())));
  private final Deciding nobody =
      new Deciding(opened -> new Enrolling.Enrolled.Not("enroll", "too small."));

  private static Knowledge knowing(Known... known) {
    return new Knowledge(List.of(known));
  }

  private static Known relayed(String estimate, String fact, int minute) {
    return new Known(RUN, estimate, fact, at(minute), Optional.of(at(minute)));
  }

  private static Known recorded(String estimate, String fact, int minute) {
    return new Known(RUN, estimate, fact, at(minute), Optional.empty());
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private static Origin origin(int minute) {
    return new Origin("f" + minute, ACME, at(minute), at(minute), "test");
  }

  private static EstimateOpened opened(String estimate, int minute) {
    return new EstimateOpened(
        origin(minute),
        JOB,
        new EstimateId(estimate),
        new CustomerId("9"),
        BigDecimal.TEN,
        at(0),
        at(minute));
  }

  private static EstimateSold sold(String estimate, int minute) {
    return new EstimateSold(origin(minute), JOB, new EstimateId(estimate), at(minute));
  }

  private static EstimateDismissed dismissed(String estimate, int minute) {
    return new EstimateDismissed(origin(minute), JOB, new EstimateId(estimate), at(minute));
  }

  private static String why(Plan plan) {
    return ((Plan.Nothing) plan).why();
  }

  private Plan decide(EstimateFact fact, Knowledge knowledge) {
    return everybody.decide(fact, RUN, knowledge);
  }

  @Test
  void an_open_estimate_starts_a_follow_up() {
    assertThat(decide(opened("1", 1), knowing()))
        .isInstanceOfSatisfying(Plan.Start.class, start -> assertThat(start.known()).isFalse());
  }

  @Test
  void the_same_estimate_told_open_again_changes_nothing() {
    assertThat(why(decide(opened("1", 2), knowing(relayed("1", "EstimateOpened", 1)))))
        .isEqualTo("changes nothing: estimate 1 is already being followed up.");
  }

  @Test
  void a_second_option_joins_the_same_follow_up() {
    assertThat(decide(opened("2", 2), knowing(relayed("1", "EstimateOpened", 1))))
        .isInstanceOfSatisfying(Plan.Start.class, start -> assertThat(start.known()).isTrue());
  }

  @Test
  void a_second_option_joins_even_when_it_would_not_start_one() {
    assertThat(nobody.decide(opened("2", 2), RUN, knowing(relayed("1", "EstimateOpened", 1))))
        .isInstanceOf(Plan.Tell.class);
    assertThat(why(nobody.decide(opened("2", 2), RUN, knowing()))).isEqualTo("too small.");
  }

  @Test
  void what_is_older_than_its_own_end_is_not_followed_up() {
    assertThat(why(decide(opened("1", 1), knowing(recorded("1", "EstimateSold", 2)))))
        .isEqualTo("a later state is already known: estimate 1 was sold.");
    assertThat(why(decide(opened("1", 1), knowing(recorded("1", "EstimateDismissed", 2)))))
        .isEqualTo("a later state is already known: estimate 1 was dismissed.");
  }

  @Test
  void a_later_sale_of_a_sibling_counts_for_all_options() {
    assertThat(why(decide(opened("1", 1), knowing(recorded("2", "EstimateSold", 2)))))
        .isEqualTo("a later state is already known: estimate 2 was sold.");
    assertThat(decide(opened("1", 1), knowing(recorded("2", "EstimateDismissed", 2))))
        .isInstanceOf(Plan.Start.class);
  }

  @Test
  void an_estimate_opened_again_after_its_end_is_followed_up() {
    assertThat(decide(opened("1", 3), knowing(recorded("1", "EstimateSold", 2))))
        .isInstanceOf(Plan.Start.class);
    assertThat(
            decide(
                opened("1", 3),
                knowing(relayed("1", "EstimateOpened", 1), relayed("1", "EstimateDismissed", 2))))
        .isInstanceOf(Plan.Start.class);
  }

  @Test
  void ends_are_told_once() {
    assertThat(decide(sold("1", 2), knowing(relayed("1", "EstimateOpened", 1))))
        .isInstanceOf(Plan.Tell.class);
    assertThat(why(decide(sold("1", 2), knowing(relayed("1", "EstimateSold", 2)))))
        .isEqualTo("changes nothing: estimate 1 is already known as sold.");
    assertThat(decide(dismissed("1", 3), knowing(relayed("1", "EstimateDismissed", 2))))
        .isInstanceOf(Plan.Tell.class);
  }

  @Test
  void an_end_that_reached_nobody_is_told_again() {
    assertThat(decide(sold("1", 2), knowing(recorded("1", "EstimateSold", 2))))
        .isInstanceOf(Plan.Tell.class);
  }

  @Test
  void deliveries_of_one_batch_know_of_each_other() {
    Knowledge knowledge = knowing();
    assertThat(decide(opened("1", 1), knowledge)).isInstanceOf(Plan.Start.class);
    assertThat(decide(opened("1", 2), knowledge)).isInstanceOf(Plan.Nothing.class);
    assertThat(decide(sold("1", 3), knowledge)).isInstanceOf(Plan.Tell.class);
    assertThat(decide(opened("1", 2), knowledge)).isInstanceOf(Plan.Nothing.class);
  }

  @Test
  void an_estimate_told_without_its_job_is_told_to_the_run_that_knows_it() {
    EstimateSubject lonely = new EstimateSubject(ACME, EstimateSubject.Scope.ESTIMATE, "1");
    EstimateOpened opened =
        new EstimateOpened(
            origin(3),
            lonely,
            new EstimateId("1"),
            new CustomerId("9"),
            BigDecimal.TEN,
            at(0),
            at(3));
    assertThat(everybody.decide(opened, RUN, knowing())).isEqualTo(new Plan.Tell(RUN, opened));
  }
}
