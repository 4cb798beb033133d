package io.followup.api.consents;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Consent over REST: recorded, taken back, told; by whoever may. */
class ConsentsHttpTest {
  private static TestTemporal temporal;
  private static RunningApi api;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    api = new RunningApi(url, temporal.address(), "--spring.config.import=classpath:two.yaml");
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
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

  private static HttpResponse<String> record(String key, String customer, String more) {
    return api.call(
        "POST",
        "/api/consents",
        key,
        """
        {"tenant": "acme", "customer": "%s", "covers": "marketing", "channels": ["sms", "voice"],
         "source": "paper form", "wording": "I agree to texts and automated calls."%s}
        """
            .formatted(customer, more));
  }

  private static HttpResponse<String> revoke(String customer, String more) {
    return api.call(
        "POST",
        "/api/consents/revocations",
        RunningApi.ADMIN,
        """
        {"tenant": "acme", "customer": "%s", "why": "told the office to stop"%s}
        """
            .formatted(customer, more));
  }

  private static String history(String customer) {
    return api.get("/api/consents?tenant=acme&customer=" + customer).body();
  }

  @Test
  void a_consent_is_kept_with_its_wording_source_and_who_recorded_it() {
    HttpResponse<String> answer =
        record(
            RunningApi.ADMIN,
            "41000101",
            ", \"phone\": \"+15125550142\", \"proof\": \"scan 17\", \"givenAt\":"
                + " \"2026-06-01T12:00:00Z\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).get("consents")).hasSize(2);
    assertThat(history("41000101"))
        .contains("\"what\":\"given\"", "I agree to texts", "scan 17", "2026-06-01T12:00:00Z")
        .contains("\"recordedBy\":\"key ")
        .doesNotContain("5550142");
    assertThat(
            database.queryForObject(
                "select count(*) from audit where action = 'record consent' and target like"
                    + " 'customer 41000101%'",
                Integer.class))
        .isEqualTo(1);
  }

  @Test
  void a_revocation_suppresses_the_whole_customer_in_the_same_act() {
    record(RunningApi.ADMIN, "41000102", "");
    HttpResponse<String> answer = revoke("41000102", ", \"channel\": \"all\"");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).get("suppressed").asBoolean()).isTrue();
    assertThat(history("41000102")).contains("\"what\":\"taken-back\"", "told the office to stop");
    assertThat(
            database.queryForObject(
                "select channel || ' ' || kind from suppression where customer = '41000102'",
                String.class))
        .isEqualTo("all OPT_OUT");
  }

  @Test
  void who_refuses_one_kind_of_message_is_not_suppressed() {
    HttpResponse<String> answer =
        revoke("41000103", ", \"channel\": \"sms\", \"covers\": \"marketing\"");

    assertThat(json(answer).get("suppressed").asBoolean()).isFalse();
    assertThat(
            database.queryForObject(
                "select count(*) from suppression where customer = '41000103'", Integer.class))
        .isZero();
  }

  @Test
  void a_viewer_may_read_and_not_record() {
    String viewer = key("viewer", "null");

    assertThat(record(viewer, "41000104", "").statusCode()).isEqualTo(403);
    assertThat(api.get("/api/consents?tenant=acme&customer=41000104", viewer).statusCode())
        .isEqualTo(200);
  }

  @Test
  void another_tenants_customers_do_not_exist() {
    String birch = key("marketing", "[\"birch\"]");

    assertThat(record(birch, "41000105", "").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/consents?tenant=acme&customer=1", birch).statusCode()).isEqualTo(404);
    assertThat(api.get("/api/consents?tenant=nobody&customer=1").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"customer\": \"4 1\"             | customer",
        "\"phone\": \"512 555\"            | phone",
        "\"email\": \"dana\"               | email",
        "\"email\": \"dana@example.com\"   | channels",
        "\"covers\": \"love\"              | covers",
        "\"channels\": []                  | channels",
        "\"channels\": [\"fax\"]           | channels",
        "\"wording\": \" \"                | wording",
        "\"givenAt\": \"yesterday\"        | givenAt",
        "\"givenAt\": \"2999-01-01T00:00:00Z\" | givenAt"
      })
  void a_wrong_value_is_named_with_its_fix(String wrong, String field) {
    // The last of two equal names counts.
    HttpResponse<String> answer = record(RunningApi.ADMIN, "41000106", ", " + wrong);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("field").stringValue()).isEqualTo(field);
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  @Test
  void a_request_that_is_made_again_with_its_key_records_nothing_more() {
    HttpResponse<String> first = withKey("k-1", "41000190", "I agree.");
    HttpResponse<String> again = withKey("k-1", "41000190", "I agree.");

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(
            database.queryForObject(
                "select count(*) from consent where customer = '41000190'", Integer.class))
        .isEqualTo(1);
    assertThat(withKey("k-1", "41000190", "I agree to something else.").statusCode())
        .isEqualTo(409);
    assertThat(withKey("k 1", "41000190", "I agree.").statusCode()).isEqualTo(400);
    assertThat(withKey("k-2", "41000190", "I agree.").statusCode()).isEqualTo(201);
  }

  private static HttpResponse<String> withKey(String requestKey, String customer, String wording) {
    return api.call(
        "POST",
        "/api/consents",
        RunningApi.ADMIN,
        """
        {"tenant": "acme", "customer": "%s", "covers": "marketing", "channels": ["sms"],
         "source": "paper form", "wording": "%s"}
        """
            .formatted(customer, wording),
        Map.of("Idempotency-Key", requestKey));
  }
}
