package io.followup.api.access;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.Estimate;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who may see and do what over REST. */
class AccessTest {
  private static TestTemporal temporal;
  private static RunningApi api;
  private static JdbcTemplate database;
  private static String delivery;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    temporal.startWorker();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    api = new RunningApi(url, temporal.address(), "--spring.config.import=classpath:two.yaml");
    delivery = api.accepted("estimate.created", Estimate.open("1", "1").json());
    api.settled(delivery);
  }

  @AfterAll
  static void stop() {
    api.close();
    temporal.close();
  }

  private static String key(String role, String tenants) {
    HttpResponse<String> made =
        api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"test\",\"role\":\"" + role + "\",\"tenants\":" + tenants + "}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return json(made).get("key").stringValue();
  }

  private static String code(HttpResponse<String> answer) {
    return json(answer).get("code").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/deliveries",
        "/api/deliveries/1",
        "/api/runs/estimate/acme/job-1",
        "/api/keys",
        "/api/nothing",
        "/actuator/prometheus",
        "/actuator",
        "/"
      })
  void without_a_key_nothing_is_told(String path) {
    HttpResponse<String> none = api.send(HttpRequest.newBuilder(api.uri(path)).build());
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(code(none)).isEqualTo("no-valid-key");
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(api.get(path, "fu_wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void health_needs_no_key_and_tells_no_secrets() {
    HttpResponse<String> health =
        api.send(HttpRequest.newBuilder(api.uri("/actuator/health")).build());
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(json(health).get("components").propertyNames()).contains("db", "temporal", "relay");
    assertThat(health.body()).doesNotContain("jdbc:");
  }

  @Test
  void only_the_hash_of_a_key_is_stored() {
    String secret = key("viewer", "[\"acme\"]");
    assertThat(
            database.queryForObject(
                "select count(*) from api_key where convert_to(?, 'UTF8') = hash",
                Long.class,
                secret))
        .isZero();
    assertThat(
            database.queryForObject(
                "select count(*) from api_key where sha256(convert_to(?, 'UTF8')) = hash",
                Long.class,
                secret))
        .isEqualTo(1);
  }

  @Test
  void a_viewer_sees_deliveries_without_raw_bytes_and_may_not_replay() {
    String viewer = key("viewer", "[\"acme\"]");
    HttpResponse<String> seen = api.get("/api/deliveries/" + delivery, viewer);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(json(seen).has("body")).isFalse();
    assertThat(json(seen).has("headers")).isFalse();
    HttpResponse<String> refused =
        api.call("POST", "/api/deliveries/" + delivery + "/replay", viewer, "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("role-too-low");
    assertThat(api.get("/api/keys", key("marketing", "[\"acme\"]")).statusCode()).isEqualTo(403);
    assertThat(api.get("/actuator/prometheus", viewer).statusCode()).isEqualTo(200);
  }

  @Test
  void an_admin_sees_headers_and_body() {
    var seen = json(api.get("/api/deliveries/" + delivery));
    assertThat(seen.get("body").stringValue()).isEqualTo(Estimate.open("1", "1").json());
    assertThat(seen.get("headers").has("x-servicetitan-signature")).isTrue();
  }

  @Test
  void for_another_tenants_key_nothing_of_this_one_exists() {
    String birch = key("admin", "[\"birch\"]");
    assertThat(api.get("/api/deliveries/" + delivery, birch).statusCode()).isEqualTo(404);
    assertThat(api.call("POST", "/api/deliveries/" + delivery + "/replay", birch, "").statusCode())
        .isEqualTo(404);
    assertThat(json(api.get("/api/deliveries", birch)).get("deliveries").size()).isZero();
    assertThat(json(api.get("/api/deliveries?tenant=acme", birch)).get("deliveries").size())
        .isZero();
    assertThat(api.get("/api/runs/estimate/acme/job-1", birch).statusCode()).isEqualTo(404);
    assertThat(json(api.get("/api/keys", birch)).valueStream())
        .allSatisfy(key -> assertThat(key.get("tenants").get(0).stringValue()).isEqualTo("birch"));
    assertThat(
            api.call(
                    "POST",
                    "/api/keys",
                    birch,
                    "{\"name\":\"x\",\"role\":\"admin\",\"tenants\":[\"acme\"]}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_revoked_key_is_refused() {
    String secret = key("viewer", "[\"acme\"]");
    assertThat(api.get("/api/deliveries", secret).statusCode()).isEqualTo(200);
    long id =
        database.queryForObject(
            "select id from api_key where sha256(convert_to(?, 'UTF8')) = hash",
            Long.class,
            secret);
    assertThat(api.call("DELETE", "/api/keys/" + id, RunningApi.ADMIN, "").statusCode())
        .isEqualTo(204);
    assertThat(api.get("/api/deliveries", secret).statusCode()).isEqualTo(401);
    assertThat(api.call("DELETE", "/api/keys/" + id, RunningApi.ADMIN, "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/deliveries?limit=0",
        "/api/deliveries?limit=many",
        "/api/deliveries?state=WRONG",
        "/api/deliveries?before=x",
        "/api/deliveries/abc"
      })
  void wrong_values_are_named_with_a_fix(String path) {
    HttpResponse<String> answer = api.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("wrong-value");
    assertThat(json(answer).get("field").stringValue()).isNotBlank();
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  @Test
  void unknown_calls_are_problems_too() {
    assertThat(api.get("/api/nothing").statusCode()).isEqualTo(404);
    assertThat(api.call("PUT", "/api/deliveries", RunningApi.ADMIN, "").statusCode())
        .isEqualTo(405);
    assertThat(api.get("/api/deliveries/999999999").statusCode()).isEqualTo(404);
    assertThat(api.call("POST", "/api/keys", RunningApi.ADMIN, "{broken").statusCode())
        .isEqualTo(400);
  }

  // What there is to see.

  @Test
  void deliveries_are_listed_newest_first_page_by_page() {
    for (int number = 1; number <= 5; number++) {
      api.settled(
          api.accepted("job.created", "{\"eventId\":\"p" + number + "\",\"data\":{\"id\":1}}"));
    }
    var first = json(api.get("/api/deliveries?tenant=acme&state=nothing&limit=3"));
    assertThat(first.get("deliveries").size()).isEqualTo(3);
    var second =
        json(
            api.get(
                "/api/deliveries?tenant=acme&state=NOTHING&limit=3&before="
                    + first.get("before").stringValue()));
    List<Long> ids =
        java.util.stream.Stream.concat(
                first.get("deliveries").valueStream(), second.get("deliveries").valueStream())
            .map(row -> Long.parseLong(row.get("id").stringValue()))
            .toList();
    assertThat(ids)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder())
        .doesNotHaveDuplicates();
    var bySubject = json(api.get("/api/deliveries?subject=estimate/acme/job-1"));
    assertThat(bySubject.get("deliveries").size()).isEqualTo(1);
  }

  @Test
  void a_run_tells_its_story() {
    java.time.Instant now = java.time.Instant.now();
    Estimate fresh = new Estimate("9", "9", "41000123", "Open", "538.50", now);
    api.settled(
        api.accepted(
            "estimate.created",
            fresh
                .json()
                .replaceFirst("\"createdOn\":\"[^\"]+\"", "\"createdOn\":\"" + now + "\"")));
    var run =
        RunningApi.until(
            () -> json(api.get("/api/runs/" + fresh.run())),
            told -> told.get("story") != null && told.get("story").size() > 0);
    assertThat(run.get("id").stringValue()).isEqualTo("estimate/acme/job-9");
    assertThat(run.get("status").stringValue()).isEqualTo("RUNNING");
    assertThat(run.get("outcome").isNull()).isTrue();
    assertThat(run.get("next").get("what").stringValue()).contains("first-text");
    assertThat(run.get("story").get(0).get("text").stringValue()).contains("$583.20");

    api.settled(api.accepted("estimate.sold", fresh.sold().json()));
    var ended =
        RunningApi.until(
            () -> json(api.get("/api/runs/" + fresh.run())),
            told -> told.get("status").stringValue().equals("COMPLETED"));
    assertThat(ended.get("outcome").stringValue()).isEqualTo("WON");
    assertThat(ended.get("why").stringValue()).isEqualTo("Estimate 9 was sold.");
    assertThat(api.get("/api/runs/estimate/acme/job-404").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/runs/nonsense").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/runs").statusCode()).isEqualTo(404);
  }
}
