package io.followup.api.contacts;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.answer.Meanings;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.consent.Consent;
import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.guard.ObstacleKind;
import io.followup.guard.SuppressionKind;
import io.followup.inbox.Incoming;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.TakingAnswersIn;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a contact's page tells, to whom, and how a hold is released. */
class ContactsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static RunningApi api;
  private static int next = 1000;

  private final String customer = "4100" + ++next;
  private final String phone = "+1512555" + next;

  @BeforeAll
  static void start() {
    // Nobody listens there: what concerns runs waits in the inbox.
    api =
        new RunningApi(
            TestDatabase.fresh("contacts"),
            "127.0.0.1:1",
            "--spring.config.import=classpath:two.yaml");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private void belongs() {
    api.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                api.bean(Consent.class)
                    .lock(
                        ACME,
                        ContactPoint.Kind.PHONE,
                        phone,
                        Optional.of(new CustomerId(customer))));
  }

  private void texts(String words) {
    belongs();
    api.bean(TakingAnswersIn.class)
        .takeIn(
            new Incoming(
                new NewDelivery(
                    ACME,
                    "twilio-sms",
                    "sms",
                    "twilio-sms:" + UUID.randomUUID(),
                    Map.of(),
                    new byte[0],
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Channel.SMS,
                phone,
                Optional.empty(),
                words,
                Meanings.ofText(words, ""),
                Duration.ofDays(7)));
  }

  private HttpResponse<String> contact(String key, String more) {
    return api.get("/api/contacts/" + customer + "?tenant=acme" + more, key);
  }

  private JsonNode contact() {
    HttpResponse<String> answer = contact(RunningApi.ADMIN, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String key(String role, String tenants) {
    return json(api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"test\",\"role\":\"" + role + "\",\"tenants\":" + tenants + "}"))
        .get("key")
        .stringValue();
  }

  private HttpResponse<String> release(long hold, String key, String body) {
    return api.call(
        "POST", "/api/contacts/" + customer + "/holds/" + hold + "/release?tenant=acme", key, body);
  }

  private static List<String> sentences(JsonNode contact) {
    List<String> sentences = new ArrayList<>();
    contact.get("story").forEach(entry -> sentences.add(entry.get("sentence").stringValue()));
    return sentences;
  }

  @Test
  void it_tells_what_was_said_and_what_came_of_it_in_order() {
    texts("Does it include the old unit?");
    texts("please stop");
    JsonNode contact = contact();
    assertThat(contact.at("/contactPoints/0/value").stringValue()).isEqualTo(phone);
    assertThat(contact.at("/holds/0/kind").stringValue()).isEqualTo("human-in-play");
    assertThat(contact.at("/suppressions/0/why").stringValue())
        .isEqualTo("asked by text for no more messages");
    assertThat(contact.at("/consents/0/what").stringValue()).isEqualTo("taken-back");
    assertThat(sentences(contact))
        .anySatisfy(one -> assertThat(one).isEqualTo("By text the customer answered."))
        .anySatisfy(one -> assertThat(one).startsWith("No more text: the customer asked by text"))
        .anySatisfy(one -> assertThat(one).startsWith("Hold "));
    assertThat(contact.get("story").toString()).contains("Does it include the old unit?");
  }

  @Test
  void a_viewer_sees_neither_numbers_nor_words() {
    texts("Does it include the old unit?");
    HttpResponse<String> answer = contact(key("viewer", "[\"acme\"]"), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(phone, "old unit").contains("***" + next);
  }

  @Test
  void decisions_of_a_run_are_told_with_their_reason() {
    belongs();
    new JdbcTemplate(api.bean(DataSource.class))
        .update(
            """
            insert into decision (tenant, workflow_id, step, channel, guard, verdict, why, business_at, customer)
            values ('acme', 'estimate/acme/job-1', 'first-text', 'sms', 'WithinOpenHours', 'DEFER',
                    'Quiet hours.', now(), ?)
            """,
            customer);
    assertThat(sentences(contact()))
        .contains(
            "The text of step first-text of estimate/acme/job-1 was decided by WithinOpenHours"
                + " (defer): Quiet hours.");
  }

  @Test
  void a_long_story_comes_in_pages() {
    for (int i = 0; i < 3; i++) {
      texts("Question " + i);
    }
    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(contact(RunningApi.ADMIN, "&limit=2" + after));
      paged.addAll(sentences(page));
      after = page.has("next") ? "&after=" + page.get("next").stringValue() : "";
    } while (!after.isEmpty());
    assertThat(paged).isEqualTo(sentences(contact())).hasSize(4);
  }

  @Test
  void unknown_contacts_and_other_tenants_are_not_found() {
    texts("Hello?");
    assertThat(api.get("/api/contacts/7?tenant=acme").statusCode()).isEqualTo(404);
    assertThat(contact(key("admin", "[\"birch\"]"), "").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/contacts/" + customer + "?tenant=birch").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/contacts/" + customer).statusCode()).isEqualTo(400);
    assertThat(contact(RunningApi.ADMIN, "&after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void a_released_hold_is_told_to_the_runs_and_audited() {
    texts("I dispute this bill");
    long hold = contact().at("/holds/0/id").longValue();
    assertThat(release(hold, key("viewer", "[\"acme\"]"), "{\"why\":\"settled\"}").statusCode())
        .isEqualTo(403);
    assertThat(release(hold, RunningApi.ADMIN, "{}").statusCode()).isEqualTo(400);
    assertThat(release(999_999, RunningApi.ADMIN, "{\"why\":\"settled\"}").statusCode())
        .isEqualTo(404);
    HttpResponse<String> released =
        release(hold, key("marketing", "[\"acme\"]"), "{\"why\":\"settled\"}");
    assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
    assertThat(json(released).get("releasedWhy").stringValue()).isEqualTo("settled");
    assertThat(release(hold, RunningApi.ADMIN, "{\"why\":\"settled\"}").statusCode())
        .isEqualTo(409);
    JdbcTemplate database = new JdbcTemplate(api.bean(DataSource.class));
    assertThat(
            database.queryForObject(
                "select count(*) from delivery where dedup_key = ?",
                Integer.class,
                "office:hold-" + hold))
        .isEqualTo(1);
    assertThat(
            database.queryForObject(
                "select count(*) from audit where action = 'release hold' and target = ?",
                Integer.class,
                "acme hold " + hold))
        .isEqualTo(1);
  }

  private HttpResponse<String> lift(String what, long id, String key) {
    return api.call(
        "POST",
        "/api/contacts/" + customer + "/" + what + "/" + id + "/lift?tenant=acme",
        key,
        "{\"why\": \"the mailbox works again\"}");
  }

  private ContactPoint place() {
    return api.bean(TransactionTemplate.class)
        .execute(
            status ->
                api.bean(Consent.class)
                    .lock(
                        ACME,
                        ContactPoint.Kind.PHONE,
                        phone,
                        Optional.of(new CustomerId(customer))));
  }

  @Test
  void a_bounce_and_what_a_carrier_said_are_lifted_by_an_admin_with_a_reason() {
    ContactPoint place = place();
    api.bean(Consent.class)
        .suppress(
            place, SuppressionKind.BOUNCE, Suppression.Scope.SMS, "bounces", "delivery " + phone);
    api.bean(ContactObstacles.class)
        .mark(place, Channel.SMS, ObstacleKind.LANDLINE, "30006", "delivery " + phone);
    long bounce = contact().at("/suppressions/0/id").longValue();
    long landline = contact().at("/obstacles/0/id").longValue();

    assertThat(lift("suppressions", bounce, key("marketing", "[\"acme\"]")).statusCode())
        .isEqualTo(403);
    assertThat(lift("suppressions", bounce, RunningApi.ADMIN).statusCode()).isEqualTo(204);
    assertThat(lift("suppressions", bounce, RunningApi.ADMIN).statusCode()).isEqualTo(409);
    assertThat(lift("obstacles", landline, RunningApi.ADMIN).statusCode()).isEqualTo(204);
    assertThat(contact().get("suppressions")).isEmpty();
    assertThat(contact().get("obstacles")).isEmpty();
    assertThat(sentences(contact()))
        .anySatisfy(
            one ->
                assertThat(one)
                    .startsWith("A stop of text was taken back by key ")
                    .endsWith(": the mailbox works again."));
    assertThat(
            new JdbcTemplate(api.bean(DataSource.class))
                .queryForList(
                    "select action from audit where action like 'lift%' order by id", String.class))
        .contains("lift suppression", "lift obstacle");
  }

  @Test
  void what_the_customer_refused_is_lifted_only_after_a_new_consent_with_its_proof() {
    texts("STOP");
    long refusal = contact().at("/suppressions/0/id").longValue();
    assertThat(lift("suppressions", refusal, RunningApi.ADMIN).statusCode()).isEqualTo(409);
    agree("");
    assertThat(lift("suppressions", refusal, RunningApi.ADMIN).statusCode()).isEqualTo(409);
    agree(", \"proof\": \"scan 18\"");
    assertThat(lift("suppressions", refusal, RunningApi.ADMIN).statusCode()).isEqualTo(204);
  }

  private void agree(String more) {
    assertThat(
            api.call(
                    "POST",
                    "/api/consents",
                    RunningApi.ADMIN,
                    """
                    {"tenant": "acme", "customer": "%s", "covers": "marketing",
                     "channels": ["sms"], "source": "paper form", "wording": "I agree."%s}
                    """
                        .formatted(customer, more))
                .statusCode())
        .isEqualTo(201);
  }
}
