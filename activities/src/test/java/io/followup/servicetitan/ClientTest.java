package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.servicetitan.CallListener.BreakerState;
import io.followup.servicetitan.FakeServiceTitan.Canned;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ClientTest {
  private static final Duration A_WHILE = Duration.ofSeconds(20);

  private final FakeServiceTitan fake = new FakeServiceTitan();
  private final Heard heard = new Heard();

  /** What the listener was told. */
  private static final class Heard implements CallListener {
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<BreakerState> states = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void called(TenantId tenant, Call call) {
      calls.add(call);
    }

    @Override
    public void breakerIs(TenantId tenant, BreakerState state) {
      states.add(state);
    }
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private static ClientSettings settings(int callsPerSecond, Duration patience) {
    return new ClientSettings(
        callsPerSecond,
        null,
        Duration.ofSeconds(2),
        patience,
        null,
        new ClientSettings.Breaker(5, 50, Duration.ofSeconds(1)));
  }

  private ServiceTitanApi api() {
    return fake.api(settings(1_000, Duration.ofSeconds(5)), heard);
  }

  private static Optional<Rows.Customer> customer(ServiceTitanApi api) {
    return api.get("crm/v2", "customers/41", Rows.CUSTOMER);
  }

  // Limits.

  @Test
  void a_burst_is_spread_over_the_seconds_that_the_pace_asks_for() {
    CallsPerSecond pace = new CallsPerSecond(20, () -> 0);

    List<Duration> waits = IntStream.range(0, 65).mapToObj(n -> pace.book(A_WHILE)).toList();

    assertThat(waits.subList(0, 6)).containsOnly(Duration.ZERO);
    assertThat(waits.getLast()).isEqualTo(Duration.ofMillis((64 - 5) * 50));
  }

  @Test
  void a_turn_that_would_come_too_late_is_not_booked() {
    CallsPerSecond pace = new CallsPerSecond(4, () -> 0);
    IntStream.range(0, 5).forEach(n -> pace.book(A_WHILE));

    assertThat(pace.book(Duration.ZERO)).isPositive();
    assertThat(pace.book(A_WHILE)).isEqualTo(Duration.ofMillis(1_000));
  }

  @Test
  void a_burst_of_one_tenant_does_not_make_another_wait_behind_it() throws Exception {
    FairTurns turns = new FairTurns(1);
    TenantId busy = new TenantId("busy");
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    FairTurns.Turn first = turns.take(busy, A_WHILE).orElseThrow();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 50; n++) {
        threads.execute(() -> take(turns, busy, order));
      }
      awaitWaiting(turns, 50);
      threads.execute(() -> take(turns, new TenantId("small"), order));
      awaitWaiting(turns, 51);
      first.close();
    }

    assertThat(order).hasSize(51);
    assertThat(order.indexOf("small")).isLessThanOrEqualTo(1);
  }

  private static void take(FairTurns turns, TenantId tenant, List<String> order) {
    try (FairTurns.Turn turn = turns.take(tenant, A_WHILE).orElseThrow()) {
      assertThat(turn).isNotNull();
      order.add(tenant.value());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void awaitWaiting(FairTurns turns, int many) throws InterruptedException {
    while (turns.waiting() < many) {
      Thread.sleep(5);
    }
  }

  @Test
  void who_waits_in_vain_leaves_no_turn_behind() throws Exception {
    FairTurns turns = new FairTurns(1);
    TenantId acme = new TenantId("acme");
    FairTurns.Turn only = turns.take(acme, A_WHILE).orElseThrow();

    assertThat(turns.take(acme, Duration.ofMillis(5))).isEmpty();
    only.close();
    assertThat(turns.take(acme, Duration.ZERO)).isPresent();
  }

  @Test
  void more_calls_than_the_pace_lets_through_in_time_are_put_off() {
    ServiceTitanApi slow = fake.api(settings(1, Duration.ZERO), heard);
    customer(slow);

    assertThatExceptionOfType(DispatchUnavailable.class)
        .isThrownBy(() -> customer(slow))
        .withMessageContaining("More is asked of ServiceTitan")
        .satisfies(e -> assertThat(e.retryAfter().orElseThrow()).isPositive());
  }

  // Trouble.

  @Test
  void a_busy_server_is_asked_again_after_the_wait_that_it_wants() {
    AtomicInteger times = new AtomicInteger();
    fake.on(
        "/customers/41",
        () ->
            times.getAndIncrement() == 0
                ? new Canned(429, "", Map.of("Retry-After", "1"))
                : Canned.ok("{\"id\": 41}"));
    long began = System.nanoTime();

    assertThat(customer(api())).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(950));
    assertThat(heard.calls).extracting(CallListener.Call::status).containsExactly(429, 200);
  }

  @Test
  void a_read_that_fails_is_tried_again_and_a_write_is_not() {
    fake.on("/customers", () -> Canned.status(503));

    assertThatExceptionOfType(DispatchUnavailable.class).isThrownBy(() -> customer(api()));
    assertThat(fake.callsOf("GET")).isEqualTo(3);
    assertThatExceptionOfType(DispatchUnavailable.class)
        .isThrownBy(() -> api().create("crm/v2", "customers", Map.of(), Rows.CUSTOMER))
        .withMessageContaining("looked for before it is filed again");
    assertThat(fake.callsOf("POST /crm")).isOne();
  }

  @Test
  void a_tenant_whose_calls_fail_is_left_alone_and_tried_again_after_the_pause() throws Exception {
    ServiceTitanApi api = api();
    fake.on("/customers/41", () -> Canned.status(500));
    for (int n = 0; n < 2; n++) {
      assertThatExceptionOfType(DispatchUnavailable.class).isThrownBy(() -> customer(api));
    }
    long before = fake.callsOf("/customers/41");
    assertThatExceptionOfType(DispatchUnavailable.class)
        .isThrownBy(() -> customer(api))
        .withMessageContaining("left alone for 1 s");
    assertThat(fake.callsOf("/customers/41")).isEqualTo(before);

    fake.on("/customers/41", "{\"id\": 41}");
    Thread.sleep(1_100);
    IntStream.range(0, 3).forEach(n -> assertThat(customer(api)).isPresent());
    assertThat(heard.states)
        .containsExactly(
            BreakerState.CLOSED, BreakerState.OPEN, BreakerState.TRYING, BreakerState.CLOSED);
  }

  @Test
  void a_server_that_does_not_answer_is_given_up_in_time() {
    CountDownLatch end = new CountDownLatch(1);
    fake.on(
        "/customers/41",
        () -> {
          try {
            end.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return Canned.status(500);
        });
    ServiceTitanApi impatient = fake.api(settings(1_000, Duration.ZERO), heard);

    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(
            () ->
                assertThatExceptionOfType(DispatchUnavailable.class)
                    .isThrownBy(() -> customer(impatient))
                    .withMessageContaining("could not be reached"));
    assertThat(asked).succeedsWithin(Duration.ofSeconds(6));
    end.countDown();
  }

  // What is read.

  @Test
  void unknown_fields_odd_times_and_money_as_text_are_read() {
    fake.on(
        "/invoices",
        """
        {"hasMore": false, "somethingNew": {}, "data": [
          {"id": 1, "total": "1249.5000", "balance": 12.5, "dueDate": "2026-06-15T00:00:00", "new": [1]}]}
        """);
    Rows.Page<Rows.Invoice> page =
        api()
            .<Rows.Page<Rows.Invoice>>get("accounting/v2", "invoices", Rows.INVOICES)
            .orElseThrow();

    assertThat(page.data().getFirst().total()).isEqualByComparingTo(new BigDecimal("1249.5"));
    assertThat(page.data().getFirst().balance()).isEqualByComparingTo("12.5");
    assertThat(Times.date(page.data().getFirst().dueDate())).contains(LocalDate.of(2026, 6, 15));
    assertThat(Times.instant("2026-06-15T21:10:05.1234567Z"))
        .contains(Instant.parse("2026-06-15T21:10:05.123456700Z"));
    assertThat(Times.instant("2026-06-15T16:10:05-05:00"))
        .contains(Instant.parse("2026-06-15T21:10:05Z"));
    assertThat(Times.instant("yesterday")).isEmpty();
  }

  @Test
  void a_search_of_customers_that_is_ignored_is_told_instead_of_believed() {
    String strangers =
        "{\"hasMore\": true, \"data\": [{\"id\": 41, \"active\": true, \"name\": \"Other\"}]}";
    fake.on("/customers?phone=", strangers);
    ServiceTitanApi api = api();
    CustomersOfContacts customers =
        new CustomersOfContacts(
            api, new CustomerFile(api, OwnOptOuts.NONE), new SideBySide(Runnable::run));

    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(() -> customers.find(Reachable.at(List.of("+15125550142"))))
        .withMessageContaining("ignore the search");
  }

  // Secrets.

  @Test
  void no_secret_and_no_number_reaches_a_log_or_an_error() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger("io.followup");
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    List<String> told = new ArrayList<>();
    try {
      fake.on("/customers", "<html>t1 secret</html>");
      told.add(messageOf(() -> customer(api())));
      fake.on("/customers?phone=5125550142", () -> Canned.status(400));
      told.add(messageOf(() -> api().get("crm/v2", "customers?phone=5125550142", Rows.CUSTOMERS)));
      fake.on("/connect/token", "{\"access_token\": \"top-secret\", \"expires_in\": \"x\"}");
      told.add(messageOf(() -> customer(api())));
      fake.on("/connect/token", () -> Canned.status(401));
      told.add(messageOf(() -> customer(api())));
    } finally {
      root.detachAppender(log);
      root.setLevel(null);
    }
    log.list.forEach(event -> told.add(event.getFormattedMessage()));

    assertThat(told)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain("secret</html>")
                    .doesNotContain("top-secret")
                    .doesNotContain("t1 ")
                    .doesNotContain("5550142"));
    assertThat(new AccessTokens.Granted("top-secret", 900).toString()).doesNotContain("top-secret");
  }

  private static String messageOf(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException expected) {
      return expected.toString();
    }
    throw new AssertionError("it did not fail");
  }

  @Test
  void a_pace_above_the_limit_of_servicetitan_stops_the_start() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new ClientSettings(0, null, null, null, null, null))
        .withMessage("followup.servicetitan.calls-per-second is 0: use 1 to 59");
  }
}
