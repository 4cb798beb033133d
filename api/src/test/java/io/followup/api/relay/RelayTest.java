package io.followup.api.relay;

import static io.followup.api.RunningApi.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.Estimate;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import io.followup.fact.EstimateFact;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.RawDelivery;
import io.followup.reading.Reading;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Two instances on one database relay to one Temporal. */
class RelayTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final AtomicBoolean DEFECT = new AtomicBoolean(true);

  private static TestTemporal temporal;
  private static RunningApi one;
  private static RunningApi two;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    one = new RunningApi(OtherVendor.class, url, temporal.address(), "--followup.relay.attempts=2");
    two = new RunningApi(OtherVendor.class, url, temporal.address(), "--followup.relay.attempts=2");
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
    temporal.close();
  }

  /** A source whose reader does as it is told: fail, tell of an opt-out, or of the end of time. */
  @TestConfiguration(proxyBeanMethods = false)
  static class OtherVendor {
    @Bean
    DeliveryReader otherVendor() {
      return new DeliveryReader() {
        @Override
        public Set<String> sources() {
          return Set.of("other");
        }

        @Override
        public Reading read(RawDelivery delivery) {
          return switch (delivery.event()) {
            case "defect" -> {
              if (DEFECT.get()) {
                throw new IllegalStateException("a text of +15125550123 that must not be shown");
              }
              yield Reading.nothing("defect", "mended.");
            }
            case "opt-out" ->
                Reading.facts(
                    "opt-out",
                    List.of(
                        new OptedOut(
                            origin(delivery),
                            delivery.customer().orElseThrow(),
                            Channel.SMS,
                            "texted STOP")));
            default ->
                Reading.facts(
                    "lost",
                    List.of(
                        new io.followup.fact.EstimateOpened(
                            new Origin(
                                delivery.dedupKey(),
                                delivery.tenant(),
                                delivery.receivedAt(),
                                delivery.receivedAt(),
                                "other"),
                            new io.followup.subject.EstimateSubject(
                                delivery.tenant(),
                                io.followup.subject.EstimateSubject.Scope.JOB,
                                "1"),
                            new io.followup.subject.EstimateId("1"),
                            new CustomerId("1"),
                            new java.math.BigDecimal("1000"),
                            java.time.Instant.MAX,
                            delivery.receivedAt())));
          };
        }
      };
    }

    private static Origin origin(RawDelivery delivery) {
      return new Origin(
          delivery.dedupKey(),
          delivery.tenant(),
          delivery.receivedAt(),
          delivery.receivedAt(),
          "other");
    }
  }

  private static String store(String event, String key, Optional<String> subject, String customer) {
    boolean optOut = event.equals("opt-out");
    return Long.toString(
        one.bean(Inbox.class)
            .store(
                new NewDelivery(
                    ACME,
                    "other",
                    event,
                    key,
                    Map.of(),
                    new byte[0],
                    subject,
                    Optional.of(new CustomerId(customer)),
                    optOut ? Optional.of(Outcome.OPTED_OUT) : Optional.empty()))
            .id());
  }

  private static List<String> told(String run) {
    return temporal.told(run).stream().map(Fact::name).toList();
  }

  // Order.

  @Test
  void facts_of_one_subject_reach_the_run_once_and_in_order_whoever_relays_them() throws Exception {
    int subjects = 12;
    int changes = 8;
    List<String> ids = new ArrayList<>();
    try (var senders = Executors.newFixedThreadPool(subjects)) {
      List<java.util.concurrent.Future<List<String>>> sent = new ArrayList<>();
      for (int subject = 0; subject < subjects; subject++) {
        Estimate estimate = Estimate.open("10" + subject, "100" + subject);
        sent.add(senders.submit(() -> deliverChanges(estimate, changes)));
      }
      for (var future : sent) {
        ids.addAll(future.get());
      }
    }
    for (String id : ids) {
      assertThat(one.settled(id).get("state").stringValue()).isEqualTo("RELAYED");
    }
    for (int subject = 0; subject < subjects; subject++) {
      List<Fact> facts = temporal.told("estimate/acme/job-100" + subject);
      assertThat(facts).hasSize(changes);
      assertThat(facts.stream().map(fact -> ((EstimateFact) fact).modifiedOn()).toList())
          .isSorted();
    }
  }

  /** Open, dismissed, open again … each a minute later, told to both instances in turn. */
  private static List<String> deliverChanges(Estimate first, int changes) {
    List<String> ids = new ArrayList<>();
    Estimate estimate = first;
    for (int change = 0; change < changes; change++) {
      RunningApi api = change % 2 == 0 ? one : two;
      ids.add(api.accepted("estimate.updated", estimate.json()));
      estimate = change % 2 == 0 ? estimate.as("Dismissed") : estimate.as("Open");
    }
    return ids;
  }

  @Test
  void three_copies_in_any_order_end_as_one_signal() {
    Estimate estimate = Estimate.open("2001", "2001");
    String dismissed = estimate.dismissed().json();
    List<String> ids =
        List.of(
            one.accepted("estimate.dismissed", dismissed),
            two.accepted("estimate.created", estimate.json()),
            one.accepted("estimate.created", estimate.json()),
            two.accepted("estimate.dismissed", dismissed));
    ids.forEach(one::settled);
    assertThat(one.settled(ids.get(1)).get("reason").stringValue())
        .isEqualTo("a later state is already known: estimate 2001 was dismissed.");
    assertThat(ids.stream().distinct()).hasSize(2);
  }

  @Test
  void a_repeat_without_change_costs_nothing() {
    Estimate estimate = Estimate.open("2101", "2101");
    one.settled(one.accepted("estimate.created", estimate.json()));
    JsonNode repeat = one.settled(two.accepted("estimate.updated", estimate.as("Open").json()));
    assertThat(repeat.get("state").stringValue()).isEqualTo("NOTHING");
    assertThat(repeat.get("reason").stringValue()).startsWith("changes nothing");
    assertThat(told(estimate.run())).containsExactly("EstimateOpened");
  }

  @Test
  void options_of_one_job_share_one_run() {
    List<String> ids =
        List.of("2201", "2202", "2203").stream()
            .map(id -> one.accepted("estimate.created", Estimate.open(id, "2200").json()))
            .toList();
    ids.forEach(one::settled);
    assertThat(told("estimate/acme/job-2200")).hasSize(3);
  }

  @Test
  void a_sale_told_without_its_job_finds_the_run() {
    Estimate estimate = Estimate.open("2301", "2301");
    one.settled(one.accepted("estimate.created", estimate.json()));
    JsonNode sale =
        one.settled(
            one.accepted(
                "estimate.sold",
                "{\"event_type\":\"Estimate.Sold\",\"tenant_id\":\"1000200030\",\"data\":{\"id\":2301,"
                    + "\"status\":{\"name\":\"Sold\"},\"modifiedOn\":\"2026-06-16T17:22:31Z\"}}"));
    assertThat(sale.get("runs").get(0).stringValue()).isEqualTo(estimate.run());
    assertThat(told(estimate.run())).containsExactly("EstimateOpened", "EstimateSold");
  }

  @Test
  void a_run_that_ended_is_not_started_again() {
    Estimate estimate = Estimate.open("2401", "2401");
    one.settled(one.accepted("estimate.created", estimate.json()));
    temporal.client().newUntypedWorkflowStub(estimate.run()).terminate("test");
    JsonNode other =
        one.settled(one.accepted("estimate.created", Estimate.open("2402", "2401").json()));
    assertThat(other.get("state").stringValue()).isEqualTo("NOTHING");
    assertThat(other.get("reason").stringValue())
        .isEqualTo("the follow-up of job 2401 already ended.");
    JsonNode sale = one.settled(one.accepted("estimate.sold", estimate.sold().json()));
    assertThat(sale.get("reason").stringValue()).isEqualTo("no follow-up of job 2401 is open.");
  }

  // Customers.

  @Test
  void an_opt_out_reaches_every_open_run_of_the_customer() {
    one.settled(one.accepted("estimate.created", Estimate.open("2501", "2501").of("77").json()));
    one.settled(one.accepted("estimate.created", Estimate.open("2502", "2502").of("77").json()));
    JsonNode stop = one.settled(store("opt-out", "stop-77", Optional.empty(), "77"));
    assertThat(stop.get("state").stringValue()).isEqualTo("RELAYED");
    assertThat(stop.get("runs").size()).isEqualTo(2);
    assertThat(told("estimate/acme/job-2501")).containsExactly("EstimateOpened", "OptedOut");
    assertThat(told("estimate/acme/job-2502")).containsExactly("EstimateOpened", "OptedOut");
  }

  @Test
  void an_opt_out_without_runs_is_recorded() {
    JsonNode stop = one.settled(store("opt-out", "stop-78", Optional.empty(), "78"));
    assertThat(stop.get("state").stringValue()).isEqualTo("NOTHING");
    assertThat(stop.get("reason").stringValue()).isEqualTo("no follow-up of customer 78 is open.");
  }

  // Poison.

  @Test
  void what_cannot_be_read_is_parked_blocks_nobody_and_can_be_replayed() {
    String subject = "estimate/acme/job-2601";
    DEFECT.set(true);
    String poison = store("defect", "defect-1", Optional.of(subject), "1");
    JsonNode parked = one.settled(poison);
    assertThat(parked.get("state").stringValue()).isEqualTo("PARKED");
    assertThat(parked.get("error").stringValue())
        .startsWith("IllegalStateException in RelayTest.java")
        .doesNotContain("5550123");
    assertThat(
            one.settled(one.accepted("estimate.created", Estimate.open("2601", "2601").json()))
                .get("state")
                .stringValue())
        .isEqualTo("RELAYED");

    DEFECT.set(false);
    assertThat(
            one.call("POST", "/api/deliveries/" + poison + "/replay", RunningApi.ADMIN, "")
                .statusCode())
        .isEqualTo(200);
    JsonNode mended = one.settled(poison);
    assertThat(mended.get("state").stringValue()).isEqualTo("NOTHING");
    assertThat(mended.get("reason").stringValue()).isEqualTo("mended.");
    assertThat(
            database.queryForObject(
                "select count(*) from audit where action = 'replay' and target = ?",
                Long.class,
                "delivery " + poison))
        .isEqualTo(1);
  }

  @Test
  void what_fails_again_and_again_is_parked_with_its_error() {
    JsonNode parked = one.settled(store("lost", "lost-1", Optional.empty(), "1"));
    assertThat(parked.get("state").stringValue()).isEqualTo("PARKED");
    assertThat(parked.get("attempts").intValue()).isEqualTo(2);
    assertThat(parked.get("error").stringValue()).contains("Exception in ");
  }

  // Of dying instances.

  @Test
  void a_lease_that_nobody_settles_ends() {
    String id =
        Long.toString(
            database.queryForObject(
                """
                insert into delivery (tenant, source, event, dedup_key, headers, body, leased_until)
                values ('acme', 'servicetitan', 'lead.created', 'dead', '{}', '{}', now() + interval '1 second')
                returning id
                """,
                Long.class));
    assertThat(one.delivery(id).get("state").stringValue()).isEqualTo("NEW");
    JsonNode taken =
        until(() -> one.delivery(id), d -> !d.get("state").stringValue().equals("NEW"));
    assertThat(taken.get("state").stringValue()).isEqualTo("NOTHING");
  }
}
