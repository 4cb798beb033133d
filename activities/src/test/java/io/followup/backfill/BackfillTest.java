package io.followup.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.http.HttpConnections;
import io.followup.inbox.FollowUps;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Sequences;
import io.followup.servicetitan.CallListener;
import io.followup.servicetitan.ComparedListsOfTenants;
import io.followup.servicetitan.ServiceTitanConnections;
import io.followup.subject.CustomerId;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.NewVersion;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersions;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Open estimates of the simulated ServiceTitan, over HTTP, against a real inbox. */
class BackfillTest {
  private static final String YAML =
      """
      sequence: unsold-estimate
      trigger: estimate
      enroll: estimate.total >= 250
      steps:
        - id: first-text
          wait: 24h
          sms: Hi, it's {{company.name}}. Any questions about our estimate? Reply STOP to end texts.
        - id: mail
          wait: 7d after trigger
          email: still-open
      emails:
        still-open:
          subject: Your estimate from {{company.name}}
          text: Do you have any questions? Call {{company.phone}}.
      """;

  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final TenantId acme = new TenantId("b" + UUID.randomUUID().toString().substring(0, 8));
  private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource());
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource()));
  private BackfillActs acts;
  private int people;

  @BeforeEach
  void a_sequence_is_in_force() {
    Tenant tenant = SampleTenant.playedBy(office.simulator);
    Tenants tenants = new Tenants(Map.of(acme.value(), tenant));
    ServiceTitanConnections connections =
        new ServiceTitanConnections(
            tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE);
    acts =
        new EnteringOpenObjects(
            new ComparedListsOfTenants(tenants, connections, Runnable::run, Clock.systemUTC()),
            tenants,
            TestDatabase.dataSource(),
            alive -> {},
            Clock.systemUTC());
    Sequence sequence =
        Sequences.parse(Map.of("a.yaml", YAML.getBytes(StandardCharsets.UTF_8))).all().getFirst();
    transactions.executeWithoutResult(
        status ->
            new SequenceVersions(TestDatabase.dataSource())
                .publish(
                    new NewVersion(acme, sequence, YAML, Origin.PEOPLE, 0, "", "key 3 (ops)")));
  }

  @AfterEach
  void stop() throws IOException {
    office.close();
    http.close();
  }

  private long customer() {
    people++;
    return office.customer(
        """
        {"name": "Pat %d", "phone": "+151255501%02d", "street": "%d Main St", "city": "Austin", "state": "TX", "zip": "78701"}
        """
            .formatted(people, people, people));
  }

  private long estimate(long customer, Duration age, String subtotal) {
    return office
        .call(
            "POST",
            "/estimates",
            """
            {"jobId": %d, "name": "Option B", "subtotal": %s, "tax": 10, "silent": true, "createdOn": "%s"}
            """
                .formatted(office.job(customer), subtotal, Instant.now().minus(age)))
        .path("estimateId")
        .asLong();
  }

  private long estimate(Duration age) {
    return estimate(customer(), age, "538.50");
  }

  private Backfill backfill() {
    return new Backfill(
        acme,
        7,
        "unsold-estimate",
        Trigger.ESTIMATE,
        14,
        Instant.now().minus(Duration.ofDays(14)),
        Ramp.usual(),
        "key 3 (ops)",
        Optional.empty());
  }

  private List<Map<String, Object>> deliveries() {
    return jdbc.queryForList(
        "select * from delivery where tenant = ? and source = 'backfill' order by id",
        acme.value());
  }

  @Test
  void open_ones_enter_a_few_at_a_time_and_each_once() throws IOException {
    List<Long> estimates =
        List.of(
            estimate(Duration.ofDays(1)),
            estimate(Duration.ofDays(2)),
            estimate(Duration.ofHours(3)));

    Entered some = acts.enter(backfill(), Optional.empty(), 2);
    assertThat(some.entered()).isEqualTo(2);
    Entered again = acts.enter(backfill(), Optional.empty(), 2);
    Entered rest = acts.enter(backfill(), some.cursor(), 2);

    assertThat(again.leftOut()).containsKey(LeftOut.HOUSEHOLD_HAS_RUN);
    assertThat(rest.cursor()).isEmpty();
    assertThat(deliveries()).hasSize(3);
    Map<String, Object> told = deliveries().getFirst();
    assertThat(told.get("event")).isEqualTo("estimate.updated");
    assertThat(told.get("subject").toString()).startsWith("estimate/" + acme + "/job-");
    assertThat(new ObjectMapper().readTree((byte[]) told.get("body")).at("/data/id").asLong())
        .isIn(estimates);
  }

  @Test
  void who_does_not_enter_is_counted_by_the_reason() {
    office.act(estimate(Duration.ofDays(1)), "sell");
    estimate(customer(), Duration.ofDays(1), "100");
    long pat = customer();
    estimate(pat, Duration.ofDays(1), "538.50");
    estimate(pat, Duration.ofDays(2), "638.50");
    estimate(Duration.ofDays(12));
    long running = customer();
    long job = office.job(running);
    office.estimate(job, "538.50");
    new FollowUps(TestDatabase.dataSource())
        .note(
            List.of(
                new FollowUps.FollowUpRow(
                    "estimate/" + acme + "/job-" + job,
                    acme,
                    new CustomerId(Long.toString(running)),
                    "unsold-estimate@1")));

    Entered entered = acts.enter(backfill(), Optional.empty(), 50);

    assertThat(entered.entered()).isEqualTo(1);
    assertThat(entered.leftOut())
        .isEqualTo(
            Map.of(
                LeftOut.CLOSED, 1,
                LeftOut.ENROLL, 1,
                LeftOut.HOUSEHOLD_HAS_RUN, 1,
                LeftOut.NOTHING_LEFT, 1,
                LeftOut.HAS_RUN, 1));
  }

  @Test
  void the_preview_counts_the_first_day_and_tells_nobody() {
    for (int i = 0; i < 5; i++) {
      estimate(Duration.ofHours(30));
    }
    estimate(Duration.ofDays(12));

    BackfillPreview preview =
        acts.preview(new BackfillQuestion(acme, "q", "unsold-estimate", YAML, 14, new Ramp(12, 3)));

    assertThat(preview.looked()).isEqualTo(6);
    assertThat(preview.all()).isTrue();
    assertThat(preview.entering()).isEqualTo(5);
    assertThat(preview.days()).isEqualTo(2);
    assertThat(preview.leftOut()).isEqualTo(Map.of(LeftOut.NOTHING_LEFT, 1));
    // Three enter on the first day; a night may lie between entry and text, but no day.
    assertThat(preview.firstDay().stream().mapToInt(BackfillPreview.Hour::count).sum())
        .isBetween(1, 5);
    assertThat(preview.firstDay())
        .allSatisfy(hour -> assertThat(hour.step()).isEqualTo("first-text"));
    assertThat(preview.messages()).isNotEmpty();
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void what_is_no_longer_in_force_lets_nobody_enter() {
    transactions.executeWithoutResult(
        status ->
            new SequenceVersions(TestDatabase.dataSource())
                .archive(acme, "unsold-estimate", "key 3 (ops)", ""));
    estimate(Duration.ofDays(1));
    assertThatThrownBy(() -> acts.enter(backfill(), Optional.empty(), 50))
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("not in force any more");
    assertThat(deliveries()).isEmpty();
  }

  @Test
  void while_the_dispatch_system_is_away_it_says_so_and_keeps_its_place() {
    estimate(Duration.ofDays(1));
    office.serviceTitan("503", 20);
    Entered entered = acts.enter(backfill(), Optional.of("1:0"), 50);
    assertThat(entered.away()).isPresent();
    assertThat(entered.cursor()).contains("1:0");
  }
}
