package io.followup.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.http.HttpConnections;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.servicetitan.CallListener;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.servicetitan.ServiceTitanFeeds;
import io.followup.simulator.SimulatorSettings;
import io.followup.tenant.Feeds;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds of the simulator, read over HTTP into a real inbox. */
class TakingInFeedsTest {
  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final FeedPositions positions = new FeedPositions(TestDatabase.dataSource());
  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final Moving clock = new Moving();
  private TakingInFeeds feeds;

  /** A clock that a test can put forward. */
  private static final class Moving extends Clock {
    private Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void start() {
    jdbc.update("update delivery set state = 'NOTHING' where state = 'NEW'");
    feeds = newFeeds();
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    office.close();
  }

  private TakingInFeeds newFeeds() {
    return newFeeds(office.simulator.settings().serviceTitan().tenantId());
  }

  private TakingInFeeds newFeeds(long tenantId) {
    Tenants tenants = new Tenants(Map.of(tenant.value(), contractor(tenantId)));
    return new TakingInFeeds(
        tenants,
        new ServiceTitanFeeds(
            tenants,
            new ServiceTitanConnections(
                tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE),
            clock),
        TestDatabase.dataSource(),
        new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource())),
        FeedMetrics.none(),
        () -> {},
        clock);
  }

  private Tenant contractor(long tenantId) {
    Tenant acme = SampleTenant.acme();
    SimulatorSettings.ServiceTitan account = office.simulator.settings().serviceTitan();
    return new Tenant(
        acme.company(),
        acme.zone(),
        acme.officePhone(),
        null,
        null,
        null,
        Webhooks.of("token-0123456789abcdef", List.of()),
        new Tenant.ServiceTitan(
            tenantId,
            account.clientId(),
            account.clientSecret(),
            account.appKey(),
            office.simulator.uri(),
            office.simulator.uri(),
            null,
            null,
            null),
        acme.twilio(),
        null,
        null,
        null,
        null,
        null,
        null,
        new Feeds(List.of("all"), null, null, null, null));
  }

  private List<Map<String, Object>> inbox() {
    return jdbc.queryForList(
        "select event, source, subject, customer, stop, dedup_key from delivery where tenant = ?"
            + " order by id",
        tenant.value());
  }

  private void exports(int page, int repeats) {
    office.call(
        "PUT",
        "/faults",
        "{\"exports\": {\"page\": %d, \"repeats\": %d}}".formatted(page, repeats));
  }

  private long estimate() {
    long customer = office.customer("{\"name\": \"Tara Voss\", \"phone\": \"+15125550123\"}");
    return office.estimate(office.job(customer), "493.80");
  }

  @Test
  void rows_come_into_the_inbox_as_webhooks_do_with_subject_customer_and_stop() {
    long estimate = estimate();
    assertThat(feeds.takeIn(tenant, Feed.ESTIMATES)).isEqualTo(new Stretch(1, 1, false));
    office.act(estimate, "sell");
    feeds.takeIn(tenant, Feed.ESTIMATES);
    List<Map<String, Object>> rows = inbox();
    assertThat(rows).hasSize(2);
    assertThat(rows).extracting(row -> row.get("source")).containsOnly("servicetitan-feed");
    assertThat(rows.getFirst().get("subject").toString())
        .startsWith("estimate/" + tenant + "/job-");
    assertThat(rows.getFirst().get("customer")).isNotNull();
    assertThat(rows.getFirst().get("stop")).isNull();
    assertThat(rows.getLast().get("stop")).isEqualTo("WON");
    assertThat(rows.getLast().get("subject")).isEqualTo(rows.getFirst().get("subject"));
  }

  @ParameterizedTest
  @EnumSource(Feed.class)
  void every_feed_can_be_read_and_read_on(Feed feed) {
    long customer =
        office.customer(
            "{\"name\": \"Tara Voss\", \"phone\": \"+15125550123\", \"email\":"
                + " \"tara@example.com\"}");
    long job = office.job(customer);
    office.estimate(job, "100.00");
    office.call("POST", "/bookings", "{\"name\": \"Tara Voss\", \"silent\": true}");
    office.call(
        "POST",
        "/phone-calls",
        "{\"from\": \"+15125550123\", \"to\": \"+15125550100\", \"outcome\": \"missed\","
            + " \"silent\": true}");
    Stretch first = feeds.takeIn(tenant, feed);
    assertThat(first.goesOn()).isFalse();
    Stretch second = feeds.takeIn(tenant, feed);
    assertThat(second.added()).isZero();
    assertThat(inbox()).hasSize(first.added());
    assertThat(jdbc.queryForList("select body from delivery where tenant = ?", tenant.value()))
        .hasSize(first.added());
    if (List.of(Feed.ESTIMATES, Feed.BOOKINGS, Feed.JOBS, Feed.CALLS, Feed.CONTACTS)
        .contains(feed)) {
      assertThat(first.added()).isPositive();
    }
  }

  @Test
  void pages_are_followed_to_the_end_and_repeats_add_nothing() {
    exports(3, 2);
    for (int i = 0; i < 10; i++) {
      estimate();
    }
    Stretch all = feeds.takeIn(tenant, Feed.ESTIMATES);
    assertThat(all.added()).isEqualTo(10);
    assertThat(all.rows()).isGreaterThan(10);
    assertThat(inbox()).hasSize(10);
    Stretch nothingNew = feeds.takeIn(tenant, Feed.ESTIMATES);
    assertThat(nothingNew.added()).isZero();
  }

  @Test
  void a_worker_that_dies_goes_on_where_the_last_page_was_stored() {
    exports(3, 0);
    for (int i = 0; i < 10; i++) {
      estimate();
    }
    office.serviceTitan("500", 1_000);
    assertThatThrownBy(() -> feeds.takeIn(tenant, Feed.ESTIMATES))
        .isInstanceOf(ApplicationFailure.class);
    assertThat(positions.all(Optional.of(List.of(tenant))).getFirst().trouble()).isPresent();
    office.serviceTitan("ok", 1);
    assertThat(newFeeds().takeIn(tenant, Feed.ESTIMATES).added()).isEqualTo(10);
    FeedPositions.State state = positions.all(Optional.of(List.of(tenant))).getFirst();
    assertThat(state.trouble()).isEmpty();
    assertThat(state.added()).isEqualTo(10);
    assertThat(state.readAt()).isPresent();
  }

  @Test
  void two_workers_at_once_add_nothing_twice() throws Exception {
    exports(2, 1);
    for (int i = 0; i < 12; i++) {
      estimate();
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
      Callable<Stretch> taking = () -> newFeeds().takeIn(tenant, Feed.ESTIMATES);
      for (Future<Stretch> one : workers.invokeAll(List.of(taking, taking, taking))) {
        assertThat(one.get().goesOn()).isFalse();
      }
    }
    assertThat(inbox()).hasSize(12);
  }

  @Test
  void the_last_stretch_is_read_once_more_for_rows_that_turned_up_late() {
    exports(500, 0);
    estimate();
    feeds.takeIn(tenant, Feed.ESTIMATES);
    estimate();
    feeds.takeIn(tenant, Feed.ESTIMATES);
    clock.ahead = Duration.ofMinutes(16);
    Stretch again = feeds.takeIn(tenant, Feed.ESTIMATES);
    assertThat(again).isEqualTo(new Stretch(1, 0, false));
    assertThat(feeds.takeIn(tenant, Feed.ESTIMATES)).isEqualTo(new Stretch(0, 0, false));
  }

  @Test
  void a_token_that_is_not_understood_any_more_is_replaced_by_the_time() {
    estimate();
    feeds.takeIn(tenant, Feed.ESTIMATES);
    jdbc.update("update feed_position set token = 'stale~x~y' where tenant = ?", tenant.value());
    estimate();
    assertThat(feeds.takeIn(tenant, Feed.ESTIMATES).added()).isEqualTo(1);
    assertThat(inbox()).hasSize(2);
  }

  @Test
  void who_may_still_be_clicking_is_left_for_a_later_reading() {
    String session =
        office
            .call(
                "POST",
                "/sessions",
                "{\"customer\": {\"firstName\": \"Tara\", \"phone\": \"5125550123\"}}")
            .path("sessionId")
            .asText();
    assertThat(session).isNotEmpty();
    assertThat(feeds.takeIn(tenant, Feed.SESSIONS).rows()).isZero();
    clock.ahead = Duration.ofMinutes(16);
    assertThat(feeds.takeIn(tenant, Feed.SESSIONS).added()).isEqualTo(1);
    assertThat(inbox().getFirst().get("subject")).isEqualTo("session/" + tenant + "/" + session);
    assertThat(feeds.takeIn(tenant, Feed.SESSIONS).added()).isZero();
  }

  @Test
  void a_missing_scope_is_told_once_and_not_tried_again() {
    TakingInFeeds ofAnother = newFeeds(4711);
    assertThatThrownBy(() -> ofAnother.takeIn(tenant, Feed.INVOICES))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains("scope");
            });
  }
}
