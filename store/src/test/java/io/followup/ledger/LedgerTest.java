package io.followup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.guard.Verdict;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
  private static final CustomerId DANA = new CustomerId("41000123");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final String run = "estimate/" + tenant + "/job-51000456";
  private final AttemptKey key = AttemptKey.of(run, "first-text", 1);
  private final Consent consent = new Consent(TestDatabase.dataSource());
  private final Ledger ledger = new Ledger(TestDatabase.dataSource());

  private boolean submit() {
    return TestDatabase.transactions()
        .execute(
            t -> {
              ContactPoint point =
                  consent.lock(tenant, ContactPoint.Kind.PHONE, "+15125550142", Optional.of(DANA));
              return ledger.submit(
                  new NewAttempt(
                      run,
                      "first-text",
                      1,
                      "unsold-estimate@1",
                      Channel.SMS,
                      DANA,
                      point,
                      Map.of("text", "Hi Dana"),
                      NOW,
                      new NewAttempt.Terms(
                          Purpose.ESTIMATE,
                          "MG1",
                          1,
                          Map.of("open-hours.zones", "America/Chicago"))),
                  "All guards passed.");
            });
  }

  private Attempt.State state() {
    return ledger.find(key).orElseThrow().state();
  }

  private boolean told(String state) {
    return ledger.told(tenant, key, "SM1", state, Optional.empty(), "Twilio told " + state + ".");
  }

  @Test
  void an_attempt_is_submitted_and_confirmed_with_both_causes() {
    assertThat(submit()).isTrue();
    assertThat(ledger.confirmed(key, "SM1", "Twilio accepted it.")).isTrue();

    Attempt attempt = ledger.find(key).orElseThrow();
    assertThat(attempt.state()).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(attempt.providerId()).contains("SM1");
    assertThat(attempt.content()).containsEntry("text", "Hi Dana");
    assertThat(attempt.contact().value()).isEqualTo("+15125550142");
    assertThat(attempt.businessAt()).isEqualTo(NOW);
    assertThat(ledger.byProviderId(tenant, "SM1")).contains(attempt);
    assertThat(ledger.ofStep(run, "first-text")).containsExactly(attempt);
    assertThat(ledger.changes(key))
        .extracting(Change::state, Change::cause)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SUBMITTING", "All guards passed."),
            org.assertj.core.groups.Tuple.tuple("CONFIRMED", "Twilio accepted it."));
  }

  @Test
  void only_one_of_many_owns_the_post() {
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 8).mapToObj(n -> CompletableFuture.supplyAsync(this::submit)).toList();

    assertThat(all.stream().map(CompletableFuture::join).filter(owns -> owns)).hasSize(1);
  }

  @Test
  void an_attempt_is_never_submitted_twice_whatever_became_of_it() {
    submit();
    assertThat(submit()).isFalse();
    ledger.unknown(key, "No answer.");
    assertThat(submit()).isFalse();
    ledger.confirmed(key, "SM1", "Found at Twilio.");
    assertThat(submit()).isFalse();
    assertThat(state()).isEqualTo(Attempt.State.CONFIRMED);
  }

  @Test
  void an_attempt_that_surely_was_not_posted_may_be_submitted_again() {
    submit();
    assertThat(ledger.notPosted(key, "Twilio could not be reached.")).isTrue();
    assertThat(state()).isEqualTo(Attempt.State.PLANNED);

    assertThat(submit()).isTrue();
    assertThat(state()).isEqualTo(Attempt.State.SUBMITTING);
  }

  @Test
  void a_rejected_attempt_keeps_its_code() {
    submit();
    ledger.rejected(key, "21211", "Twilio refused the number.");

    assertThat(ledger.find(key).orElseThrow().errorCode()).contains("21211");
    assertThat(submit()).isFalse();
    assertThat(ledger.confirmed(key, "SM1", "late")).isFalse();
  }

  @Test
  void a_callback_settles_an_unknown_attempt() {
    submit();
    ledger.unknown(key, "No answer.");
    assertThat(told("sent")).isTrue();

    Attempt attempt = ledger.find(key).orElseThrow();
    assertThat(attempt.state()).isEqualTo(Attempt.State.CONFIRMED);
    assertThat(attempt.providerId()).contains("SM1");
    assertThat(attempt.deliveryState()).contains("sent");
  }

  @Test
  void a_callback_that_overtakes_the_answer_is_not_undone_by_it() {
    submit();
    told("delivered");
    assertThat(ledger.confirmed(key, "SM1", "Twilio accepted it.")).isFalse();
    assertThat(ledger.unknown(key, "No answer.")).isFalse();

    assertThat(state()).isEqualTo(Attempt.State.CONFIRMED);
  }

  @Test
  void delivery_moves_forward_only_whatever_the_order_of_callbacks() {
    submit();
    told("sent");
    told("delivered");
    told("queued");
    told("undelivered");

    assertThat(ledger.find(key).orElseThrow().deliveryState()).contains("delivered");
    assertThat(ledger.changes(key))
        .extracting(Change::state)
        .containsExactly("SUBMITTING", "CONFIRMED", "sent", "delivered", "queued", "undelivered");
  }

  @Test
  void delivered_wins_over_failed() {
    submit();
    told("failed");
    told("delivered");

    assertThat(ledger.find(key).orElseThrow().deliveryState()).contains("delivered");
  }

  @Test
  void the_same_callback_twice_changes_nothing() {
    submit();
    assertThat(told("sent")).isTrue();
    assertThat(told("sent")).isFalse();

    assertThat(ledger.changes(key))
        .extracting(Change::state)
        .containsExactly("SUBMITTING", "CONFIRMED", "sent");
  }

  @Test
  void a_state_that_nobody_knows_is_kept_but_replaces_nothing() {
    submit();
    told("sent");
    assertThat(told("teleported")).isTrue();

    assertThat(ledger.find(key).orElseThrow().deliveryState()).contains("sent");
  }

  @Test
  void a_second_call_of_the_same_attempt_is_surplus() {
    submit();

    assertThat(ledger.claim(tenant, key, "CA1")).isTrue();
    assertThat(ledger.claim(tenant, key, "CA1")).isTrue();
    assertThat(ledger.claim(tenant, key, "CA2")).isFalse();
    assertThat(ledger.told(tenant, key, "CA2", "completed", Optional.empty(), "x")).isFalse();
    assertThat(ledger.find(key).orElseThrow().deliveryState()).isEmpty();
  }

  @Test
  void another_tenant_cannot_move_an_attempt() {
    submit();
    TenantId other = new TenantId(tenant + "-other");

    assertThat(ledger.claim(other, key, "CA1")).isFalse();
    assertThat(ledger.told(other, key, "SM1", "sent", Optional.empty(), "x")).isFalse();
  }

  @Test
  void a_decision_keeps_guard_and_reason() {
    ledger.decided(
        new Decision(
            tenant,
            run,
            "first-text",
            1,
            Channel.SMS,
            DANA,
            Optional.empty(),
            "quiet-hours",
            new Verdict.Defer(NOW.plusSeconds(3600), "Quiet until 9:00."),
            Map.of("zones", "America/Chicago"),
            NOW));

    assertThat(
            new JdbcTemplate(TestDatabase.dataSource())
                .queryForList(
                    "select guard || ' ' || verdict || ' ' || why || ' ' || inputs from decision"
                        + " where workflow_id = ?",
                    String.class,
                    run))
        .containsExactly("quiet-hours DEFER Quiet until 9:00. {\"zones\": \"America/Chicago\"}");
  }
}
