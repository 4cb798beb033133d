package io.followup.api.identity;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.identity.Identities;
import io.followup.identity.Written;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Seeing, deciding and taking back who is who. */
class IdentityHttpTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static RunningApi api;
  private static int next = 100;

  private final String one = "4200" + ++next;
  private final String other = "4200" + ++next;
  private final String phone = "602-555-0" + next;

  @BeforeAll
  static void start() {
    api =
        new RunningApi(
            TestDatabase.fresh("identity"),
            "127.0.0.1:1",
            "--spring.config.import=classpath:two.yaml");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void a_number_is_blocked_listed_and_allowed_again_and_viewers_do_not_see_it() {
    HttpResponse<String> blocked =
        api.call(
            "POST",
            "/api/identity/block-list",
            RunningApi.ADMIN,
            "{\"tenant\":\"acme\",\"phone\":\"%s\",\"reason\":\"front desk\"}".formatted(phone));
    assertThat(blocked.statusCode()).as(blocked.body()).isEqualTo(201);
    String e164 = json(blocked).get("value").stringValue();
    String list = "/api/identity/block-list?tenant=acme&state=blocked";
    assertThat(api.get(list).body()).contains(e164, "front desk");
    assertThat(api.get(list, viewer()).body()).contains("front desk").doesNotContain(e164);

    String allow = "/api/identity/block-list/" + json(blocked).get("id") + "/allow?tenant=";
    String reason = "{\"reason\":\"one family\"}";
    assertThat(api.call("POST", allow + "acme", viewer(), reason).statusCode()).isEqualTo(403);
    assertThat(api.call("POST", allow + "birch", RunningApi.ADMIN, reason).statusCode())
        .isEqualTo(404);
    assertThat(api.call("POST", allow + "acme", RunningApi.ADMIN, reason).statusCode())
        .isEqualTo(200);
    assertThat(api.get(list).body()).doesNotContain(e164);
  }

  private static String viewer() {
    return json(api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"look\",\"role\":\"viewer\",\"tenants\":null}"))
        .get("key")
        .stringValue();
  }

  @Test
  void a_pair_that_waits_is_shown_decided_once_and_audited() {
    met(one, "Gwen Tolliver", next + " N 38th St");
    met(other, "Andre Lucero", next + " E Missouri Ave");
    JsonNode review = review();

    assertThat(review.get("why").stringValue())
        .isEqualTo("The phone number is the same, and name or address does not agree.");
    assertThat(review.get("records").get(0).get("name").stringValue()).isEqualTo("Gwen Tolliver");
    HttpResponse<String> decided = answer(review, "same-household");
    assertThat(decided.statusCode()).isEqualTo(200);
    assertThat(contact(one).get("household").get(0).stringValue()).isEqualTo(other);
    assertThat(answer(review, "different").statusCode()).isEqualTo(409);
    assertThat(
            new JdbcTemplate(api.bean(DataSource.class))
                .queryForList(
                    "select action from audit where target = ?",
                    String.class,
                    "acme records " + one + " and " + other))
        .containsExactly("identity same-household");
  }

  @Test
  void a_decision_is_explained_and_can_be_taken_back_once() {
    met(one, "Karen Halvorsen" + next, next + " Maple Ave");
    met(other, "Tom Halvorsen" + next, next + " Maple Avenue");
    long link = contact(one).get("links").get(0).get("id").longValue();

    assertThat(undo(link).statusCode()).isEqualTo(200);
    assertThat(contact(one).get("household").isEmpty()).isTrue();
    assertThat(contact(one).get("links").get(0).get("undone").get("why").stringValue())
        .isEqualTo("two families");
    assertThat(undo(link).statusCode()).isEqualTo(409);
  }

  @Test
  void what_cannot_be_used_is_refused_with_its_field() {
    met(one, "Gwen Tolliver", next + " N 38th St");
    met(other, "Andre Lucero", next + " E Missouri Ave");
    JsonNode review = review();

    HttpResponse<String> wrong = answer(review, "perhaps");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).get("field").stringValue()).isEqualTo("answer");
    assertThat(api.get("/api/identity/contacts/nobody?tenant=acme", RunningApi.ADMIN).statusCode())
        .isEqualTo(404);
    assertThat(api.get("/api/identity/reviews?tenant=acme&limit=0", RunningApi.ADMIN).statusCode())
        .isEqualTo(400);
  }

  private void met(String customer, String name, String street) {
    new Identities(api.bean(DataSource.class), api.bean(TransactionTemplate.class))
        .met(
            ACME,
            new CustomerId(customer),
            Identities.Source.READ,
            new Written(
                "",
                name,
                "",
                List.of(phone),
                List.of(),
                new Written.Place(street, "", "Phoenix", "AZ", "85018"),
                Optional.of(TODAY)),
            TODAY);
  }

  private JsonNode review() {
    return json(api.get("/api/identity/reviews?tenant=acme", RunningApi.ADMIN))
        .get("reviews")
        .valueStream()
        .filter(row -> row.get("one").stringValue().equals(one))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode contact(String customer) {
    return json(api.get("/api/identity/contacts/" + customer + "?tenant=acme", RunningApi.ADMIN));
  }

  private static HttpResponse<String> answer(JsonNode review, String answer) {
    return api.call(
        "POST",
        "/api/identity/reviews/" + review.get("id").longValue() + "?tenant=acme",
        RunningApi.ADMIN,
        "{\"answer\":\"%s\",\"reason\":\"called them\"}".formatted(answer));
  }

  private static HttpResponse<String> undo(long link) {
    return api.call(
        "POST",
        "/api/identity/links/" + link + "/undo?tenant=acme",
        RunningApi.ADMIN,
        "{\"reason\":\"two families\"}");
  }
}
