package io.followup.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.http.HttpConnections;
import io.followup.inbox.FollowUps;
import io.followup.intent.Intents;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.servicetitan.CallListener;
import io.followup.servicetitan.ComparedListsOfTenants;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.subject.CustomerId;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages of the simulated ServiceTitan, over HTTP, against a real inbox. */
class ComparisonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAT =
      """
      {"name": "Pat Example", "phone": "+15125550161", "street": "1 Main St", "city": "Austin", "state": "TX", "zip": "78701"}
      """;

  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final TenantId acme = new TenantId("c" + UUID.randomUUID().toString().substring(0, 8));
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final Instant since = Instant.now().minus(Duration.ofHours(1));
  private final Set<String> running = new HashSet<>();
  private final Reports reports = new Reports(TestDatabase.dataSource());
  private ObjectLists lists;
  private ComparingChanges changes;
  private ComparingRuns runs;
  private long report;

  @BeforeEach
  void a_report_is_begun() {
    Tenants tenants = new Tenants(Map.of(acme.value(), SampleTenant.playedBy(office.simulator)));
    ServiceTitanConnections connections =
        new ServiceTitanConnections(
            tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE);
    lists =
        new ComparedListsOfTenants(tenants, connections, Runnable::run, Clock.systemUTC()).of(acme);
    KnownObjects known = new KnownObjects(TestDatabase.dataSource());
    changes =
        new ComparingChanges(
            known,
            new TellingAgain(
                TestDatabase.dataSource(),
                new TransactionTemplate(
                    new DataSourceTransactionManager(TestDatabase.dataSource()))),
            reports);
    runs =
        new ComparingRuns(
            new OpenRuns(TestDatabase.dataSource()),
            known,
            ids -> intersection(ids),
            changes,
            reports,
            Clock.systemUTC());
    report =
        reports
            .open(acme, "w", "run-" + acme, "the schedule", since, Stage.ALWAYS)
            .orElseThrow()
            .report();
  }

  private Set<String> intersection(Collection<String> ids) {
    Set<String> found = new HashSet<>(ids);
    found.retainAll(running);
    return found;
  }

  @AfterEach
  void stop() throws IOException {
    office.close();
    http.close();
  }

  private Compared compare(Stage stage) {
    return changes.compare(
        new Part(acme, report, since, stage, Optional.empty()),
        ObjectKind.of(stage).orElseThrow(),
        lists);
  }

  private List<Map<String, Object>> deliveries() {
    return jdbc.queryForList(
        "select * from delivery where tenant = ? and source = 'reconciliation' order by id",
        acme.value());
  }

  private void heard(String fact, long id, Instant modified, String run) {
    jdbc.update(
        """
        insert into delivery (tenant, source, event, dedup_key, headers, body, subject, state, resource, fact, modified_on,
          done_at)
        values (?, 'servicetitan', 'e', gen_random_uuid()::text, '{}', '', ?, 'RELAYED', ?, ?, ?::timestamptz,
          now() - interval '1 hour')
        """,
        acme.value(),
        run,
        Long.toString(id),
        fact,
        modified.toString());
  }

  private static JsonNode body(Map<String, Object> delivery) throws IOException {
    return JSON.readTree((byte[]) delivery.get("body"));
  }

  @Test
  void what_no_webhook_told_is_told_again_once_however_often_it_is_compared() throws IOException {
    long customer = office.customer(PAT);
    long job = office.job(customer);
    long estimate = office.estimate(job, "538.50");

    assertThat(compare(Stage.ESTIMATES)).isEqualTo(new Compared(Optional.empty(), 1, 1, 0));
    assertThat(compare(Stage.ESTIMATES).repairs()).isZero();

    assertThat(deliveries())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.get("event")).isEqualTo("estimate.updated");
              assertThat(one.get("subject")).isEqualTo("estimate/" + acme + "/job-" + job);
              assertThat(one.get("customer")).isEqualTo(Long.toString(customer));
              assertThat(one.get("stop")).isNull();
              JsonNode told = body(one);
              assertThat(told.at("/data/id").asLong()).isEqualTo(estimate);
              assertThat(told.at("/data/subtotal").decimalValue()).isEqualByComparingTo("538.50");
              assertThat(told.get("eventId").asText()).isEqualTo(one.get("dedup_key"));
            });
  }

  @Test
  void what_was_heard_is_not_told_again_until_it_changes() {
    long job = office.job(office.customer(PAT));
    long estimate = office.estimate(job, "538.50");
    heard("EstimateOpened", estimate, Instant.now(), "estimate/" + acme + "/job-" + job);
    assertThat(compare(Stage.ESTIMATES).repairs()).isZero();

    office.act(estimate, "sell");
    jdbc.update(
        "update delivery set modified_on = now() - interval '1 day' where tenant = ?",
        acme.value());

    assertThat(compare(Stage.ESTIMATES).repairs()).isEqualTo(1);
    assertThat(deliveries().getFirst().get("stop")).isEqualTo("WON");
  }

  @Test
  void a_parked_delivery_gets_another_chance_each_night() {
    office.estimate(office.job(office.customer(PAT)), "538.50");
    compare(Stage.ESTIMATES);
    jdbc.update("update delivery set state = 'PARKED' where tenant = ?", acme.value());

    assertThat(compare(Stage.ESTIMATES).repairs()).isEqualTo(1);
    assertThat(deliveries()).singleElement().extracting(one -> one.get("state")).isEqualTo("NEW");
  }

  @Test
  void a_booking_and_a_job_that_we_never_heard_of_are_told_as_new() {
    long booking =
        office
            .call(
                "POST",
                "/bookings",
                "{\"name\": \"Pat\", \"phone\": \"+15125550162\", \"silent\": true}")
            .path("bookingId")
            .asLong();
    long job =
        office
            .call(
                "POST",
                "/jobs",
                "{\"customerId\": %d, \"start\": \"%s\", \"silent\": true}"
                    .formatted(office.customer(PAT), Instant.now().plus(Duration.ofDays(2))))
            .path("jobId")
            .asLong();

    compare(Stage.BOOKINGS);
    compare(Stage.JOBS);
    compare(Stage.APPOINTMENTS);

    assertThat(deliveries())
        .extracting(one -> one.get("event"), one -> one.get("subject"))
        .containsExactly(
            tuple("booking.created", "booking/" + acme + "/" + booking),
            tuple("job.created", "job/" + acme + "/" + job),
            tuple("appointment.created", "job/" + acme + "/" + job));
  }

  @Test
  void who_dropped_out_and_whose_call_was_missed_is_told_once() {
    String twentyMinutesAgo = Instant.now().minus(Duration.ofMinutes(20)).toString();
    String session = session();
    office.call(
        "POST",
        "/sessions/" + session + "/abandon",
        "{\"at\": \"" + twentyMinutesAgo + "\", \"silent\": true}");
    session();
    String missed = phoneCall("missed");
    phoneCall("answered");

    compare(Stage.SESSIONS);
    compare(Stage.CALLS);
    assertThat(compare(Stage.SESSIONS).repairs()).isZero();
    assertThat(compare(Stage.CALLS).repairs()).isZero();

    assertThat(deliveries())
        .extracting(one -> one.get("event"), one -> one.get("subject"))
        .containsExactly(
            tuple("schedulingpro.session.abandoned", "session/" + acme + "/" + session),
            tuple("call.completed", "call/" + acme + "/" + missed));
  }

  @Test
  void what_webhooks_told_of_sessions_and_calls_is_not_told_again() {
    String session = session();
    office.call("POST", "/sessions/" + session + "/complete", "{\"jobId\": 7, \"silent\": true}");
    String missed = phoneCall("missed");
    Instant soon = Instant.now().plusSeconds(5);
    jdbc.update(
        """
        insert into delivery (tenant, source, event, dedup_key, headers, body, state, resource, fact, modified_on, done_at)
        values (?, 'servicetitan', 'e', 'a', '{}', '', 'RELAYED', ?, 'SessionCompleted', ?::timestamptz, now()),
               (?, 'servicetitan', 'e', 'b', '{}', '', 'RELAYED', ?, 'CallMissed', ?::timestamptz, now())
        """,
        acme.value(),
        session,
        soon.toString(),
        acme.value(),
        missed,
        soon.toString());

    assertThat(compare(Stage.SESSIONS)).isEqualTo(new Compared(Optional.empty(), 1, 0, 0));
    assertThat(compare(Stage.CALLS)).isEqualTo(new Compared(Optional.empty(), 1, 0, 0));
  }

  private String session() {
    return office
        .call(
            "POST",
            "/sessions",
            "{\"customer\": {\"firstName\": \"Tara\", \"phone\": \"5125550123\"}}")
        .path("sessionId")
        .asText();
  }

  private String phoneCall(String outcome) {
    return office
        .call(
            "POST",
            "/phone-calls",
            "{\"from\": \"+15125550124\", \"to\": \"+15125550100\", \"outcome\": \"%s\", \"silent\": true}"
                .formatted(outcome))
        .path("callId")
        .asText();
  }

  @Test
  void a_paid_invoice_is_told_to_the_debt_of_its_customer() {
    long customer = office.customer(PAT);
    String invoice =
        office
            .call(
                "POST",
                "/invoices",
                "{\"customerId\": %d, \"total\": 412.5, \"dueDate\": \"2026-10-01T00:00:00Z\", \"silent\": true}"
                    .formatted(customer))
            .path("invoiceId")
            .asText();
    office.call("POST", "/invoices/" + invoice + "/pay", "{\"silent\": true}");

    compare(Stage.INVOICES);

    assertThat(deliveries())
        .singleElement()
        .satisfies(
            one -> assertThat(one.get("subject")).isEqualTo("dunning/" + acme + "/" + customer));
  }

  @Test
  void a_job_that_lost_the_campaign_of_its_booking_is_for_a_person() {
    long booking =
        office
            .call(
                "POST",
                "/bookings",
                "{\"name\": \"Pat\", \"phone\": \"+15125550162\", \"campaignId\": 77, \"silent\":"
                    + " true}")
            .path("bookingId")
            .asLong();
    office.call(
        "POST",
        "/jobs",
        "{\"customerId\": %d, \"start\": \"%s\", \"bookingId\": %d, \"campaignId\": 78, \"silent\": true}"
            .formatted(office.customer(PAT), Instant.now().plus(Duration.ofDays(2)), booking));

    assertThat(compare(Stage.JOBS).people()).isEqualTo(1);
    assertThat(reports.findings(report, 0, 10))
        .anySatisfy(
            one -> {
              assertThat(one.kind()).isEqualTo(FindingClass.LOST_ATTRIBUTION);
              assertThat(one.sentence()).contains("campaign 77").contains("campaign 78");
            });
  }

  @Test
  void one_person_filed_twice_is_found_and_a_household_is_not() {
    long first = office.customer(PAT);
    long again = office.customer(PAT.replace("Pat Example", "pat  example"));
    office.customer(PAT.replace("Pat Example", "Robin Example"));

    assertThat(lists.filedTwice(since, Optional.empty()).rows())
        .containsExactly(new ObjectLists.Twins(Long.toString(first), Long.toString(again)));
  }

  @Test
  void an_open_run_whose_estimate_was_sold_long_ago_is_told() {
    long job = office.job(office.customer(PAT));
    long estimate = office.estimate(job, "538.50");
    String run = "estimate/" + acme + "/job-" + job;
    open(run);
    heard("EstimateOpened", estimate, since.minus(Duration.ofDays(40)), run);
    office.act(estimate, "sell");

    Compared compared = compareRuns();

    assertThat(compared.objects()).isEqualTo(1);
    assertThat(compared.repairs()).isEqualTo(1);
    assertThat(deliveries().getFirst().get("stop")).isEqualTo("WON");
  }

  @Test
  void an_open_run_whose_job_was_canceled_long_ago_is_told() throws IOException {
    long job =
        office
            .call(
                "POST",
                "/jobs",
                "{\"customerId\": %d, \"start\": \"%s\", \"silent\": true}"
                    .formatted(office.customer(PAT), Instant.now().plus(Duration.ofDays(20))))
            .path("jobId")
            .asLong();
    String run = "job/" + acme + "/" + job;
    open(run);
    heard("AppointmentPlanned", 1, since.minus(Duration.ofDays(40)), run);
    assertThat(compareRuns().repairs()).isZero();

    office.call("POST", "/jobs/" + job + "/cancel", "{\"silent\": true}");

    assertThat(compareRuns().repairs()).isEqualTo(1);
    assertThat(body(deliveries().getFirst()).at("/data/id").asLong()).isEqualTo(job);
    assertThat(compareRuns().repairs()).isZero();
  }

  @Test
  void a_run_that_was_told_and_goes_on_is_for_a_person_and_so_is_one_without_an_object() {
    long job = office.job(office.customer(PAT));
    long estimate = office.estimate(job, "538.50");
    office.act(estimate, "sell");
    String told = "estimate/" + acme + "/job-" + job;
    String vanished = "estimate/" + acme + "/job-999";
    open(told);
    open(vanished);
    heard("EstimateSold", estimate, Instant.now(), told);
    heard("EstimateOpened", 999, since, vanished);

    assertThat(compareRuns().people()).isEqualTo(2);
    assertThat(reports.findings(report, 0, 10))
        .extracting(Finding::sentence)
        .anyMatch(one -> one.contains("is closed and goes on"))
        .anyMatch(one -> one.contains("no longer shows estimate 999"));
  }

  @Test
  void a_run_that_temporal_does_not_know_any_more_is_not_open() {
    String run = "estimate/" + acme + "/job-5";
    open(run);
    running.clear();
    compareRuns();
    assertThat(new OpenRuns(TestDatabase.dataSource()).page(acme, "", 10)).isEmpty();
  }

  @Test
  void what_we_made_and_is_not_there_any_more_is_for_a_person() {
    long customer = office.customer(PAT);
    made("intent-1", customer, Duration.ofMinutes(30));
    made("intent-2", 999, Duration.ofMinutes(30));
    made("intent-3", 998, Duration.ofMinutes(1));

    Compared compared =
        new ComparingWrites(new Intents(TestDatabase.dataSource()), reports, Clock.systemUTC())
            .compare(
                new Part(acme, report, since, Stage.RUNS, Optional.of(ComparingWrites.BEGINNING)),
                lists);

    assertThat(compared).isEqualTo(new Compared(Optional.empty(), 3, 0, 1));
    assertThat(reports.findings(report, 0, 10))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(FindingClass.ABSENT_WRITE);
              assertThat(one.object()).isEqualTo("customer 999");
            });
  }

  private void made(String key, long customer, Duration ago) {
    jdbc.update(
        """
        insert into intent (tenant, key, kind, marker, state, object, origin, told, updated_at)
        values (?, ?, 'customer', 'm', 'DONE', ?, 'MADE', 'Customer.', now() - make_interval(secs => ?))
        """,
        acme.value(),
        key,
        Long.toString(customer),
        ago.toSeconds());
  }

  @Test
  void while_the_dispatch_system_is_away_nothing_is_concluded() {
    office.serviceTitan("503", 10);
    assertThatThrownBy(() -> compare(Stage.ESTIMATES)).isInstanceOf(DispatchUnavailable.class);
    assertThat(deliveries()).isEmpty();
  }

  private void open(String run) {
    new FollowUps(TestDatabase.dataSource())
        .note(
            List.of(
                new FollowUps.FollowUpRow(
                    run, acme, new CustomerId("41000123"), "unsold-estimate@1")));
    jdbc.update(
        "update follow_up set started_at = now() - interval '1 day' where workflow_id = ?", run);
    running.add(run);
  }

  private Compared compareRuns() {
    return runs.compare(new Part(acme, report, since, Stage.RUNS, Optional.empty()), lists);
  }
}
