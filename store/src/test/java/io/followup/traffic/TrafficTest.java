package io.followup.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.consent.ContactPoint;
import io.followup.control.Pauses;
import io.followup.control.StoppedSenders;
import io.followup.control.Switches;
import io.followup.fact.CallOutcome;
import io.followup.guard.Sending;
import io.followup.guard.Sending.Contacted.To;
import io.followup.identity.Identities;
import io.followup.identity.Written;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.subject.CustomerId;
import io.followup.tenant.Limits;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TrafficTest {
  private static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");
  private static final CustomerId DANA = new CustomerId("41000123");
  private static final CustomerId LEO = new CustomerId("41000124");
  private static final Households.Told MOBILE =
      new Households.Told(ContactPoint.Kind.PHONE, "+15125550142");
  private static final Households.Told HOME =
      new Households.Told(ContactPoint.Kind.PHONE, "+15125550143");
  private static final Households.Told MAIL =
      new Households.Told(ContactPoint.Kind.EMAIL, "home@example.com");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Households households = new Households(TestDatabase.dataSource());
  private final Circumstances circumstances = new Circumstances(TestDatabase.dataSource());
  private final SenderBudgets budgets = new SenderBudgets(TestDatabase.dataSource());
  private final Ledger ledger = new Ledger(TestDatabase.dataSource());
  private final StoppedSenders senders = new StoppedSenders(TestDatabase.dataSource());

  private String run(int number) {
    return "estimate/" + tenant + "/job-" + number;
  }

  private ContactPoint lock(CustomerId customer, Households.Told... told) {
    return households.lock(tenant, customer, List.of(told)).stream()
        .filter(point -> point.value().equals(told[0].value()))
        .findFirst()
        .orElseThrow();
  }

  private NewAttempt attempt(int run, CustomerId customer, ContactPoint point) {
    return new NewAttempt(
        run(run),
        "first-text",
        1,
        "unsold-estimate@1",
        Channel.SMS,
        customer,
        point,
        Map.of("text", "Hi"),
        NOW,
        new NewAttempt.Terms(Purpose.ESTIMATE, "MG1", 1, Map.of()));
  }

  private Circumstances.Asked asked(int run, CustomerId customer, Optional<ContactPoint> point) {
    return new Circumstances.Asked(
        tenant,
        customer,
        point,
        run(run),
        "first-text",
        "MG1",
        Channel.SMS,
        "unsold-estimate",
        Optional.empty(),
        3,
        NOW.plusSeconds(60));
  }

  private Circumstances.Found found(int run, CustomerId customer) {
    return circumstances.find(asked(run, customer, Optional.empty()), Limits.usual());
  }

  private void sent(int run, CustomerId customer, Households.Told... told) {
    TestDatabase.transactions()
        .executeWithoutResult(
            t -> ledger.submit(attempt(run, customer, lock(customer, told)), "All passed."));
  }

  @Test
  void a_message_to_one_counts_for_everybody_who_shares_a_number_or_mailbox() {
    sent(1, DANA, MOBILE, MAIL);
    sent(2, LEO, HOME, MAIL);

    assertThat(found(3, LEO).traffic().contacts()).hasSize(2);
    assertThat(found(3, DANA).traffic().contacts())
        .allSatisfy(contacted -> assertThat(contacted.to()).isEqualTo(To.ANOTHER_PLACE));
    assertThat(found(3, new CustomerId("4")).traffic().contacts()).isEmpty();
  }

  @Test
  void a_message_to_one_counts_for_the_household_that_shares_an_address_only() {
    lives(DANA, "Dana Reyes", MOBILE);
    lives(LEO, "Leo Reyes", HOME);
    sent(1, DANA, MOBILE);

    assertThat(found(2, LEO).traffic().contacts()).hasSize(1);
  }

  @Test
  void sends_to_a_household_by_identity_wait_for_each_other() throws Exception {
    lives(DANA, "Dana Reyes", MOBILE);
    lives(LEO, "Leo Reyes", HOME);
    CompletableFuture<Integer> seen = new CompletableFuture<>();
    TestDatabase.transactions()
        .executeWithoutResult(
            t -> {
              ledger.submit(attempt(1, DANA, lock(DANA, MOBILE)), "All passed.");
              CompletableFuture.runAsync(
                  () ->
                      TestDatabase.transactions()
                          .executeWithoutResult(
                              other -> {
                                lock(LEO, HOME);
                                seen.complete(found(2, LEO).traffic().contacts().size());
                              }));
              assertThat(seen).isNotDone();
            });

    assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo(1);
  }

  private void lives(CustomerId customer, String name, Households.Told phone) {
    new Identities(TestDatabase.dataSource(), TestDatabase.transactions())
        .met(
            tenant,
            customer,
            Identities.Source.READ,
            new Written(
                "",
                name,
                "",
                List.of(phone.value()),
                List.of(),
                new Written.Place("12 Oak St", "", "Austin", "TX", "78701"),
                Optional.empty()),
            LocalDate.of(2026, 11, 24));
  }

  @Test
  void what_the_provider_refused_was_no_contact() {
    sent(1, DANA, MOBILE);
    ledger.rejected(AttemptKey.of(run(1), "first-text", 1), "21211", "Refused.");

    assertThat(found(2, DANA).traffic().contacts()).isEmpty();
  }

  @Test
  void an_earlier_step_that_is_unknown_is_found_for_its_own_run_only() {
    sent(1, DANA, MOBILE);
    Circumstances.Asked next = asked(1, DANA, Optional.empty());

    assertThat(found(1, DANA).traffic().unsettled()).isEmpty();
    assertThat(
            circumstances
                .find(
                    new Circumstances.Asked(
                        tenant,
                        DANA,
                        Optional.empty(),
                        run(1),
                        "call",
                        next.sender(),
                        Channel.VOICE,
                        next.sequence(),
                        Optional.of("unsold"),
                        3,
                        NOW),
                    Limits.usual())
                .traffic()
                .unsettled())
        .containsExactly(new Sending.Unsettled("first-text", Channel.SMS, NOW));
  }

  @Test
  void of_many_runs_due_at_once_in_one_household_exactly_as_many_go_as_the_cap_allows() {
    int cap = 3;
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 12)
            .mapToObj(
                run ->
                    CompletableFuture.supplyAsync(
                        () ->
                            TestDatabase.transactions()
                                .execute(
                                    t -> {
                                      // Each shares only the mailbox with the others.
                                      CustomerId customer = new CustomerId("51" + run % 4);
                                      ContactPoint own =
                                          lock(
                                              customer,
                                              new Households.Told(
                                                  ContactPoint.Kind.PHONE, "+1512555016" + run % 4),
                                              MAIL);
                                      int before =
                                          circumstances
                                              .find(
                                                  asked(run, customer, Optional.of(own)),
                                                  Limits.usual())
                                              .traffic()
                                              .contacts()
                                              .size();
                                      return before < cap
                                          && ledger.submit(
                                              attempt(run, customer, own), "All passed.");
                                    })))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join).filter(went -> went)).hasSize(cap);
  }

  @Test
  void switches_pauses_and_stopped_senders_are_found() {
    Switches switches = new Switches(TestDatabase.dataSource());
    Pauses pauses = new Pauses(TestDatabase.dataSource());
    Switches.Switch texts = new Switches.Switch(Optional.of(tenant), Switches.Scope.CHANNEL, "sms");
    switches.off(texts, Sending.Off.Effect.DEFER, "carrier trouble", "key 1");
    switches.off(
        new Switches.Switch(Optional.of(tenant), Switches.Scope.SEQUENCE, "another"),
        Sending.Off.Effect.HOLD,
        "wrong words",
        "key 1");
    pauses.pause(tenant, NOW.plusSeconds(3600), "storm", "key 1");
    senders.stop(tenant, "MG1", Channel.SMS, "30034");

    Sending.Controls controls = found(1, DANA).controls();
    assertThat(controls.off())
        .containsExactly(
            new Sending.Off("channel sms", Sending.Off.Effect.DEFER, "carrier trouble"));
    assertThat(controls.pause()).contains(new Sending.Pause(NOW.plusSeconds(3600), "storm"));
    assertThat(controls.stoppedSender()).isPresent();

    assertThat(switches.on(texts)).isTrue();
    assertThat(pauses.end(tenant)).isTrue();
    senders.all().stream()
        .filter(stopped -> stopped.tenant().equals(tenant))
        .forEach(stopped -> senders.resume(stopped.id(), "key 1"));
    assertThat(found(1, DANA).controls()).isEqualTo(Sending.Controls.none());
  }

  @Test
  void a_late_callback_of_a_message_sent_before_the_sender_was_resumed_does_not_stop_it_again() {
    sent(1, DANA, MOBILE);
    AttemptKey key = AttemptKey.of(run(1), "first-text", 1);

    assertThat(senders.stopBecauseOf(tenant, key, "30003")).isFalse();
    assertThat(senders.stopBecauseOf(tenant, key, "30034")).isTrue();
    assertThat(senders.stopBecauseOf(tenant, key, "30034")).isFalse();
    senders.all().stream()
        .filter(stopped -> stopped.tenant().equals(tenant))
        .forEach(stopped -> senders.resume(stopped.id(), "key 1"));
    assertThat(senders.stopBecauseOf(tenant, key, "30034")).isFalse();
    assertThat(found(1, DANA).controls().stoppedSender()).isEmpty();
  }

  @Test
  void a_bucket_empties_is_promised_and_counts_the_day() {
    Limits.Budget budget = new Limits.Budget(0.01, 5, 100, null);
    Sending.Tokens first = spend(budget, 3);
    Sending.Tokens second = spend(budget, 2);

    assertThat(first.available()).isEqualTo(5);
    assertThat(second.available()).isBetween(2.0, 2.5);
    assertThat(second.spentToday()).isEqualTo(3);
    Sending.Tokens empty =
        TestDatabase.transactions()
            .execute(
                t -> {
                  SenderBudgets.Locked locked = budgets.lock(tenant, "MG1", Channel.SMS, 1, budget);
                  budgets.promise(locked);
                  return locked.tokens();
                });
    assertThat(empty.available()).isLessThan(1);
    assertThat(spend(budget, 0).promisedUntil()).isAfter(empty.promisedUntil().plusSeconds(90));
  }

  @Test
  void the_last_call_about_money_that_a_person_answered_is_found_for_the_household() {
    AttemptKey voicemail = called(1, NOW.minusSeconds(3600));
    AttemptKey answered = called(2, NOW.minusSeconds(7200));
    AttemptKey before = called(3, NOW.minusSeconds(9000));
    ledger.callEnded(tenant, voicemail, CallOutcome.VOICEMAIL);
    ledger.callEnded(tenant, answered, CallOutcome.ANSWERED);
    ledger.callEnded(tenant, answered, CallOutcome.FAILED);
    ledger.callEnded(tenant, before, CallOutcome.ANSWERED);

    assertThat(found(9, DANA).traffic().debtTalk()).contains(NOW.minusSeconds(7200));
    assertThat(found(9, LEO).traffic().debtTalk()).isEmpty();
  }

  private AttemptKey called(int run, Instant at) {
    return TestDatabase.transactions()
        .execute(
            t -> {
              NewAttempt call =
                  new NewAttempt(
                      run(run),
                      "call",
                      1,
                      "dunning@1",
                      Channel.VOICE,
                      DANA,
                      lock(DANA, MOBILE),
                      Map.of("say", "Hi"),
                      at,
                      new NewAttempt.Terms(Purpose.INVOICE, "+15125550111", 1, Map.of()));
              ledger.submit(call, "All passed.");
              return call.key();
            });
  }

  private Sending.Tokens spend(Limits.Budget budget, int segments) {
    return TestDatabase.transactions()
        .execute(
            t -> {
              SenderBudgets.Locked locked =
                  budgets.lock(tenant, "MG1", Channel.SMS, segments, budget);
              SenderBudgets.spending(locked).ask(new JdbcTemplate(TestDatabase.dataSource()));
              return locked.tokens();
            });
  }
}
