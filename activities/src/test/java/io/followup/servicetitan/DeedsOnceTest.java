package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.acting.Acting.Acted;
import io.followup.acting.ActingOnce;
import io.followup.acting.TellingOptOuts;
import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.dispatch.Action;
import io.followup.dispatch.Action.About;
import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.dispatch.Party.Clientele;
import io.followup.http.HttpConnections;
import io.followup.intent.Claim;
import io.followup.intent.Intents;
import io.followup.intent.Intents.Origin;
import io.followup.intent.OptOutsToTell;
import io.followup.sending.Office;
import io.followup.sending.TestDatabase;
import io.followup.subject.CustomerId;
import io.followup.tenant.Answers;
import io.followup.tenant.SampleTenant;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.touch.MessageClass;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every action, by three at once, with the answer of the write lost and searches that lag. */
class DeedsOnceTest {
  private static final String PHONE = "+15125550142";
  private static final Instant TOMORROW = Instant.parse("2026-11-24T16:00:00Z");
  private static final Action.Work WORK = new Action.Work(701, 8101, 9202, Action.Priority.HIGH);
  private static final Action.Place PLACE =
      new Action.Place("118 E Juniper Ln", Optional.empty(), "Austin", "TX", "78701");

  private final TenantId tenant = new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  private final Office office = new Office();
  private final CloseableHttpClient http = HttpConnections.open();
  private final Tenants tenants = new Tenants(Map.of(tenant.value(), tenant(Optional.empty())));
  private final ServiceTitanConnections connections =
      new ServiceTitanConnections(
          tenants, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE);
  private final ServiceTitanApi api = connections.of(tenant);
  private final ActingOnce acting = acting(tenants, Duration.ofMillis(1_200));
  private final CustomerId dana =
      new CustomerId(
          Long.toString(
              office.customer("{\"name\": \"Dana Reyes\", \"phone\": \"" + PHONE + "\"}")));
  private final long job = office.job(Long.parseLong(dana.value()));

  @AfterEach
  void close() {
    http.close(CloseMode.IMMEDIATE);
    office.close();
  }

  private ActingOnce acting(Tenants those, Duration settledAfter) {
    return new ActingOnce(
        new ServiceTitanDeeds(
            those,
            new ServiceTitanConnections(
                those, http, Clock.systemUTC(), Office.CALLS, CallListener.NONE),
            Clock.systemUTC()),
        TestDatabase.dataSource(),
        settledAfter);
  }

  private Tenant tenant(Optional<String> application) {
    return SampleTenant.playedBy(
        office.simulator,
        application,
        new Answers(null, null, null, new Answers.Task(1, 2, 3, 4, 5, null), null));
  }

  private int rows(String module, String query) {
    JsonNode page = api.<JsonNode>get(module, query, Rows.ANYTHING).orElseThrow();
    return page.path("data").size();
  }

  private void weather(String servicetitan) {
    office.call("PUT", "/faults", "{\"servicetitan\": " + servicetitan + "}");
  }

  /** As Temporal does: again and again, after the pauses that are asked for. */
  private Acted untilDone(ActingOnce by, String key, Action action) {
    for (int tries = 0; tries < 200; tries++) {
      try {
        return by.act(tenant, key, "test/" + key, action);
      } catch (DispatchUnavailable again) {
        pause(again.retryAfter().orElse(Duration.ofMillis(50)));
      }
    }
    throw new AssertionError("never done");
  }

  private static void pause(Duration asked) {
    try {
      Thread.sleep(Math.min(asked.toMillis() + 10, 250));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<Acted> thrice(ActingOnce by, Action action) {
    weather("{\"readLagMs\": 300, \"writes\": {\"mode\": \"drop-after\", \"count\": 1}}");
    String key = UUID.randomUUID().toString();
    List<CompletableFuture<Acted>> all =
        IntStream.range(0, 3)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> untilDone(by, key, action)))
            .toList();
    List<Acted> acted = all.stream().map(CompletableFuture::join).toList();
    weather("{\"readLagMs\": 0, \"writes\": {\"mode\": \"ok\"}}");
    assertThat(acted).as("all three tell the same").containsOnly(acted.getFirst());
    assertThat(acted.getFirst().origin()).isEqualTo(Origin.MADE);
    return acted;
  }

  private List<Acted> thrice(Action action) {
    return thrice(acting, action);
  }

  // Every action once.

  @Test
  void a_note_with_the_conversation_and_its_recording_is_left_with_the_customer_once() {
    thrice(
        new Action.WriteNote(
            About.CUSTOMER,
            dana.value(),
            "Call of 12 December",
            "The customer asked for Thursday.",
            List.of(URI.create("https://acme.example.com/recordings/7"))));

    assertThat(rows("crm/v2", "customers/" + dana + "/notes")).isOne();
    assertThat(office.call("GET", "/board", "").at("/0/text").asText())
        .contains("asked for Thursday", "https://acme.example.com/recordings/7", "[test/");
  }

  @Test
  void a_note_is_left_with_the_job_once() {
    thrice(
        new Action.WriteNote(
            About.JOB, Long.toString(job), "Call", "The customer asked for Thursday.", List.of()));

    assertThat(rows("jpm/v2", "jobs/" + job + "/notes")).isOne();
  }

  @Test
  void a_task_is_filed_once() {
    assertThat(
            thrice(
                    new Action.FileTask(
                        dana, Optional.of(Long.toString(job)), "Call back", "Thursday."))
                .getFirst()
                .done()
                .told())
        .endsWith(" about customer " + dana + ".");
    assertThat(rows("taskmanagement/v2", "tasks")).isOne();
  }

  @Test
  void a_task_about_somebody_who_is_no_customer_names_no_internal_id() {
    Acted acted =
        thrice(
                new Action.FileTask(
                    new CustomerId("booking-123"), Optional.empty(), "Call back", "Thursday."))
            .getFirst();

    assertThat(acted.done().told()).isEqualTo("Task " + acted.done().id() + ".");
  }

  private static Action.CreateCustomer priya() {
    return new Action.CreateCustomer(
        "Priya Raman",
        Clientele.PERSON,
        List.of(new Contact(Contact.Kind.MOBILE, Optional.of("+16025550123"), Map.of())),
        PLACE,
        "by text");
  }

  @Test
  void a_customer_is_made_once() {
    thrice(priya());

    assertThat(rows("crm/v2", "customers?phone=6025550123")).isOne();
  }

  @Test
  void a_customer_is_found_by_the_mark_that_it_bears() {
    Tenants marking =
        new Tenants(
            Map.of(tenant.value(), tenant(Optional.of("6d1f0b52-3c84-4f0e-9a77-2b9d5e1c4a10"))));
    thrice(acting(marking, Duration.ofMillis(1_200)), priya());

    assertThat(rows("crm/v2", "customers?phone=6025550123")).isOne();
  }

  @Test
  void a_customer_who_has_the_number_already_is_taken() {
    Acted acted =
        untilDone(
            acting,
            "known",
            new Action.CreateCustomer(
                "D. Reyes",
                Clientele.PERSON,
                List.of(new Contact(Contact.Kind.PHONE, Optional.of(PHONE), Map.of())),
                PLACE,
                "by text"));

    assertThat(acted.done().id()).isEqualTo(dana.value());
    assertThat(acted.origin()).isEqualTo(Origin.FOUND);
  }

  @Test
  void a_location_is_made_once() {
    thrice(new Action.CreateLocation(dana, "Cabin", PLACE));

    assertThat(rows("crm/v2", "locations?customerId=" + dana)).isEqualTo(2);
  }

  private Action.CreateJob visit(Optional<String> booking) {
    JsonNode known =
        api.<JsonNode>get("crm/v2", "locations?customerId=" + dana, Rows.ANYTHING).orElseThrow();
    return new Action.CreateJob(
        dana,
        known.at("/data/0/id").asLong(),
        WORK,
        new Action.Visit(TOMORROW, TOMORROW.plus(Duration.ofHours(2))),
        "AC blows warm air.",
        booking,
        Optional.empty());
  }

  @Test
  void a_job_is_booked_once_with_all_that_was_wished() {
    Acted acted = thrice(visit(Optional.empty())).getFirst();
    JsonNode made =
        api.<JsonNode>get("jpm/v2", "jobs/" + acted.done().id(), Rows.ANYTHING).orElseThrow();

    assertThat(rows("jpm/v2", "jobs?customerId=" + dana)).as("with the first one").isEqualTo(2);
    assertThat(made.path("priority").asText()).isEqualTo("High");
    assertThat(made.path("campaignId").asLong()).isEqualTo(9202);
    assertThat(made.path("summary").asText()).startsWith("AC blows warm air.");
  }

  @Test
  void a_job_is_found_by_the_mark_that_it_bears() {
    Tenants marking =
        new Tenants(
            Map.of(tenant.value(), tenant(Optional.of("6d1f0b52-3c84-4f0e-9a77-2b9d5e1c4a10"))));
    Acted acted =
        thrice(acting(marking, Duration.ofMillis(1_200)), visit(Optional.empty())).getFirst();

    assertThat(rows("jpm/v2", "jobs?customerId=" + dana)).isEqualTo(2);
    assertThat(
            api.<JsonNode>get("jpm/v2", "jobs/" + acted.done().id(), Rows.ANYTHING)
                .orElseThrow()
                .path("summary")
                .asText())
        .isEqualTo("AC blows warm air.");
  }

  private String booking() {
    return office
        .call("POST", "/bookings", "{\"name\": \"Dana\", \"phone\": \"" + PHONE + "\"}")
        .path("bookingId")
        .asText();
  }

  private String statusOfBooking(String booking) {
    return api.<JsonNode>get("crm/v2", "bookings/" + booking, Rows.ANYTHING)
        .orElseThrow()
        .path("status")
        .asText();
  }

  @Test
  void a_booking_is_converted_into_one_job() {
    String booking = booking();
    thrice(visit(Optional.of(booking)));

    assertThat(rows("jpm/v2", "jobs?bookingId=" + booking)).isOne();
    assertThat(statusOfBooking(booking)).isEqualTo("Converted");
  }

  @Test
  void a_booking_is_dismissed_once() {
    String booking = booking();
    thrice(new Action.DismissBooking(booking, Optional.of(7701L), "Answered by text."));

    assertThat(statusOfBooking(booking)).isEqualTo("Dismissed");
  }

  @Test
  void what_the_api_cannot_do_is_told() {
    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(() -> acting.act(tenant, "accept", "m", new Action.AcceptBooking("31")))
        .withMessageContaining("no call that accepts a booking");
  }

  @Test
  void an_estimate_is_made_once() {
    thrice(
        new Action.CreateEstimate(
            Long.toString(job),
            "Option C",
            "As asked by text.",
            List.of(new Action.Item(2001, "Capacitor", BigDecimal.ONE, new BigDecimal("289.00"))),
            URI.create("https://acme.example.com/conversations/7")));

    assertThat(rows("sales/v2", "estimates?jobId=" + job)).isOne();
  }

  private Action.CreateLead lead() {
    return new Action.CreateLead(
        dana, Optional.empty(), WORK, "Wants a price in spring.", TOMORROW);
  }

  @Test
  void a_lead_is_made_once_and_followed_up_once() {
    String lead = thrice(lead()).getFirst().done().id();
    thrice(new Action.FollowUpLead(lead, TOMORROW.plus(Duration.ofDays(3)), "No answer yet."));

    assertThat(rows("crm/v2", "leads?customerId=" + dana)).isOne();
    assertThat(rows("crm/v2", "leads/" + lead + "/notes")).isOne();
  }

  @Test
  void the_origin_of_a_job_is_written_once() {
    thrice(
        new Action.Attribute(
            About.JOB,
            Long.toString(job),
            URI.create("https://www.example.com/ac-repair"),
            URI.create("https://search.example.com/"),
            Map.of("gclid", "EAIaIQ-sample", "utmSource", "google")));

    assertThat(
            rows(
                "marketingads/v2",
                "attributed-leads?fromUtc=2026-01-01T00:00:00Z&toUtc=2030-01-01T00:00:00Z"))
        .isOne();
  }

  // Opt-outs.

  private OptOutsToTell told() {
    return new OptOutsToTell(TestDatabase.dataSource());
  }

  private ContactPoint suppressed() {
    return new TransactionTemplate(new DataSourceTransactionManager(TestDatabase.dataSource()))
        .execute(
            status -> {
              Consent consent = new Consent(TestDatabase.dataSource());
              ContactPoint point =
                  consent.lock(tenant, ContactPoint.Kind.PHONE, PHONE, Optional.of(dana));
              consent.suppress(point, Suppression.Scope.SMS, "texted STOP", "delivery 1");
              return point;
            });
  }

  @Test
  void a_stop_by_text_is_told_to_servicetitan_once_and_start_still_counts() {
    suppressed();
    weather("{\"writes\": {\"mode\": \"drop-after\", \"count\": 1}}");
    TellingOptOuts telling = new TellingOptOuts(tenants, acting, TestDatabase.dataSource());
    telling.tellAll();
    telling.tellAll();

    assertThat(rows("telecom/v3", "optinouts/optouts")).isOne();
    assertThat(told().due(tenant, 10)).isEmpty();
    List<Contact> phone = List.of(new Contact(Contact.Kind.PHONE, Optional.of(PHONE), Map.of()));
    assertThat(new OptOuts(api, OwnOptOuts.NONE).of(phone, MessageClass.MARKETING)).hasSize(1);
    assertThat(new OptOuts(api, told()::told).of(phone, MessageClass.MARKETING)).isEmpty();
  }

  @Test
  void an_opt_out_that_servicetitan_had_already_is_not_taken_for_ours() {
    office.call("POST", "/optouts", "{\"phone\": \"" + PHONE + "\", \"type\": \"Global\"}");
    suppressed();
    new TellingOptOuts(tenants, acting, TestDatabase.dataSource()).tellAll();

    assertThat(told().due(tenant, 10)).isEmpty();
    assertThat(told().told(tenant, PHONE)).isFalse();
  }

  // When it goes wrong otherwise.

  @Test
  void a_request_that_never_arrived_is_sent_again_once_that_is_sure() {
    weather("{\"writes\": {\"mode\": \"drop-before\", \"count\": 1}}");
    long began = System.nanoTime();
    untilDone(acting, "late", lead());

    assertThat(rows("crm/v2", "leads?customerId=" + dana)).isOne();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(1_150));
  }

  @Test
  void a_worker_that_died_after_the_request_makes_no_second_object() {
    Intents intents = new Intents(TestDatabase.dataSource());
    Duration aMoment = Duration.ofMillis(100);
    Claim.Mine dead = (Claim.Mine) intents.claim(tenant, "dead", "lead", "test/dead", aMoment);
    intents.posting(tenant, "dead", dead.lease(), aMoment);
    new ServiceTitanDeeds(tenants, connections, Clock.systemUTC())
        .of(tenant, lead(), "test/dead")
        .make();

    assertThat(untilDone(acting, "dead", lead()).origin()).isEqualTo(Origin.MADE);
    assertThat(rows("crm/v2", "leads?customerId=" + dana)).isOne();
  }

  @Test
  void whose_lease_ran_out_sends_nothing() throws Exception {
    Intents intents = new Intents(TestDatabase.dataSource());
    Claim.Mine slow = (Claim.Mine) intents.claim(tenant, "slow", "lead", "m", Duration.ofMillis(1));
    Thread.sleep(20);

    assertThat(intents.posting(tenant, "slow", slow.lease(), Duration.ofSeconds(9))).isFalse();
  }

  @Test
  void what_servicetitan_refuses_is_told_and_may_be_tried_again_when_it_is_corrected() {
    Action.CreateJob odd =
        new Action.CreateJob(
            dana,
            1,
            new Action.Work(701, 4, 9202, Action.Priority.NORMAL),
            new Action.Visit(TOMORROW, TOMORROW.plusSeconds(60)),
            "x",
            Optional.empty(),
            Optional.empty());
    assertThatExceptionOfType(DispatchRefused.class)
        .isThrownBy(() -> untilDone(acting, "odd", odd))
        .withMessageContaining("answered 400 to jpm/v2/jobs");

    assertThat(untilDone(acting, "odd", visit(Optional.empty())).origin()).isEqualTo(Origin.MADE);
  }

  @Test
  void no_action_shows_whom_it_is_about() {
    assertThat(List.of(priya(), lead(), visit(Optional.empty()), new Action.OptOut(PHONE)))
        .allSatisfy(
            action ->
                assertThat(action.toString())
                    .doesNotContain("Priya", "price", "AC blows", "5550142", "Juniper"));
  }
}
