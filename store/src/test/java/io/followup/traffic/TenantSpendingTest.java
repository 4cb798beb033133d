package io.followup.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.TestDatabase;
import io.followup.consent.ContactPoint;
import io.followup.guard.Spending;
import io.followup.ledger.Ledger;
import io.followup.ledger.NewAttempt;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a tenant spends is counted strictly, and given back for what did not get through. */
class TenantSpendingTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final CustomerId DANA = new CustomerId("41000123");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final TenantSpending spending = new TenantSpending(TestDatabase.dataSource());
  private final Households households = new Households(TestDatabase.dataSource());
  private final Ledger ledger = new Ledger(TestDatabase.dataSource());
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());

  private TenantSpending.Taken take(String cost) {
    return TestDatabase.transactions().execute(t -> take(new BigDecimal(cost)));
  }

  private AttemptKey sent(int run, String cost) {
    return TestDatabase.transactions()
        .execute(
            t -> {
              ContactPoint point =
                  households
                      .lock(
                          tenant,
                          DANA,
                          List.of(new Households.Told(ContactPoint.Kind.PHONE, "+15125550142")))
                      .getFirst();
              TenantSpending.Taken taken = take(new BigDecimal(cost));
              NewAttempt attempt =
                  new NewAttempt(
                      "estimate/" + tenant + "/job-" + run,
                      "first-text",
                      1,
                      "unsold-estimate@1",
                      Channel.SMS,
                      DANA,
                      point,
                      Map.of("text", "Hi"),
                      Instant.parse("2026-11-24T16:00:00Z"),
                      new NewAttempt.Terms(
                          Purpose.ESTIMATE, "MG1", 1, Map.of(), Optional.of(taken.paid())));
              ledger.submit(attempt, "All passed.");
              return attempt.key();
            });
  }

  private void assertSpent(String today, String thisMonth) {
    TenantSpending.Spent spent = spending.of(tenant, CHICAGO);
    assertThat(spent.today()).isEqualByComparingTo(today);
    assertThat(spent.thisMonth()).isEqualByComparingTo(thisMonth);
  }

  @Test
  void each_send_sees_what_was_spent_before_it() {
    assertSpent("0", "0");
    assertThat(take("0.024").before().today()).isEqualByComparingTo("0");
    assertThat(take("0.05").before())
        .extracting(Spending::today, Spending::thisMonth)
        .usingElementComparator((one, other) -> ((BigDecimal) one).compareTo((BigDecimal) other))
        .containsExactly(new BigDecimal("0.024"), new BigDecimal("0.024"));
    assertSpent("0.074", "0.074");
  }

  @Test
  void of_many_sends_at_once_exactly_as_many_go_as_the_money_pays() {
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 16)
            .mapToObj(
                run ->
                    CompletableFuture.supplyAsync(
                        () ->
                            TestDatabase.transactions()
                                .execute(
                                    t -> {
                                      TenantSpending.Taken taken = take(BigDecimal.ONE);
                                      boolean goes =
                                          taken.before().today().compareTo(BigDecimal.valueOf(5))
                                              < 0;
                                      if (!goes) {
                                        spending.giveBack(taken);
                                      }
                                      return goes;
                                    })))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join).filter(went -> went)).hasSize(5);
    assertSpent("5", "5");
  }

  @Test
  void what_the_provider_refused_or_never_got_is_given_back_once() {
    AttemptKey refused = sent(1, "0.024");
    AttemptKey lost = sent(2, "0.024");
    AttemptKey went = sent(3, "0.024");
    assertSpent("0.072", "0.072");

    ledger.rejected(refused, "21211", "Refused.");
    ledger.rejected(refused, "21211", "Refused.");
    assertSpent("0.048", "0.048");
    ledger.notPosted(lost, "Twilio could not be reached.");
    assertSpent("0.024", "0.024");
    ledger.confirmed(went, "SM1", "Twilio accepted it.");
    assertSpent("0.024", "0.024");
  }

  @Test
  void a_new_day_begins_at_nothing_and_the_month_goes_on() {
    AttemptKey refusedLater = sent(1, "0.5");
    jdbc.update(
        """
        update tenant_spend set day = case extract(day from day) when 1 then day else day - 1 end,
               held_back_at = clock_timestamp() - interval '1 day'
        where tenant = ?
        """,
        tenant.value());
    boolean firstOfMonth =
        Boolean.TRUE.equals(
            jdbc.queryForObject(
                "select extract(day from day) = 1 and day = (now() at time zone"
                    + " 'America/Chicago')::date from tenant_spend where tenant = ?",
                Boolean.class,
                tenant.value()));

    assertSpent(firstOfMonth ? "0.5" : "0", "0.5");
    take("0.25");
    assertSpent(firstOfMonth ? "0.75" : "0.25", "0.75");
    jdbc.update(
        "update attempt set paid_on = paid_on - 1 where key = ? and not ?",
        refusedLater.value(),
        firstOfMonth);
    ledger.rejected(refusedLater, "21211", "Refused.");
    assertSpent("0.25", "0.25");
  }

  @Test
  void a_new_month_begins_at_nothing() {
    take("0.5");
    jdbc.update("update tenant_spend set day = day - 32 where tenant = ?", tenant.value());

    assertSpent("0", "0");
    take("0.25");
    assertSpent("0.25", "0.25");
  }

  @Test
  void that_a_cap_held_something_back_is_remembered() {
    int before = spending.heldBackLately();
    TestDatabase.transactions().executeWithoutResult(t -> spending.heldBack(take(BigDecimal.ONE)));
    TestDatabase.transactions().executeWithoutResult(t -> spending.heldBack(take(BigDecimal.ONE)));

    assertThat(spending.heldBackLately()).isEqualTo(before + 1);
    assertThat(spending.of(tenant, CHICAGO).heldBackAt()).isPresent();
  }

  private TenantSpending.Taken take(BigDecimal cost) {
    return TenantSpending.taking(tenant, CHICAGO, cost)
        .ask(new JdbcTemplate(TestDatabase.dataSource()));
  }
}
