package io.followup.api.sequences;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.enrolling.SequencesInForce;
import io.followup.tenant.TenantId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The choice at a launch, over HTTP, while Temporal is away. */
class BackfillHttpTest {
  private static final String DATABASE = TestDatabase.fresh();
  private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.at(DATABASE));
  private static RunningApi api;

  @BeforeAll
  static void start() {
    api = new RunningApi(DATABASE, "127.0.0.1:1");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static String text(String name, String trigger) {
    return """
    sequence: %s
    trigger: %s
    steps:
      - id: first-text
        wait: 24h
        sms: Hi, it's {{company.name}}. Do you still need us? Reply STOP to end texts.
    """
        .formatted(name, trigger);
  }

  private static HttpResponse<String> publish(
      String name, String trigger, Map<String, Integer> backfill) {
    Map<String, Object> files = Map.of("a.yaml", text(name, trigger));
    Map<String, Object> body =
        backfill.isEmpty() ? Map.of("files", files) : Map.of("files", files, "backfill", backfill);
    return call("POST", "/api/sequences/publish", JsonMapper.shared().writeValueAsString(body));
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return api.call(method, path, RunningApi.ADMIN, body);
  }

  private static JsonNode backfills(String name) {
    return json(api.get("/api/sequences/" + name + "/backfill"));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  @Test
  void published_without_a_choice_only_new_ones_enter() {
    assertThat(publish("plain", "estimate", Map.of()).statusCode()).isEqualTo(200);
    assertThat(backfills("plain")).isEmpty();
    assertThat(api.bean(SequencesInForce.class).launchedOn(new TenantId("acme"), "plain"))
        .hasValueSatisfying(
            launch -> assertThat(launch).isBetween(Instant.now().minusSeconds(60), Instant.now()));
    assertThat(api.bean(SequencesInForce.class).launchedOn(new TenantId("acme"), "unsold-estimate"))
        .as("the folder of tests begins with everything")
        .isEmpty();
  }

  @Test
  void open_ones_are_asked_for_with_the_publication_and_wait_for_temporal() {
    assertThat(publish("also-open", "estimate", Map.of("youngerThanDays", 14)).statusCode())
        .isEqualTo(200);
    JsonNode one = backfills("also-open").get(0);
    assertThat(one.get("state").stringValue()).isEqualTo("waiting");
    assertThat(one.get("youngerThanDays").intValue()).isEqualTo(14);
    assertThat(one.get("perHour").intValue()).isEqualTo(50);
    assertThat(one.get("perDay").intValue()).isEqualTo(300);
    assertThat(one.get("run").stringValue())
        .isEqualTo("backfill/acme/also-open/" + one.get("id").intValue());

    assertProblem(
        call("POST", "/api/sequences/also-open/backfill", "{\"youngerThanDays\":30}"),
        409,
        "under-way");
  }

  @Test
  void nothing_is_published_when_the_open_ones_cannot_enter() {
    assertProblem(publish("of-calls", "call", Map.of("youngerThanDays", 14)), 422, "no-backfill");
    assertThat(api.get("/api/sequences/of-calls").statusCode()).isEqualTo(404);
    assertProblem(
        publish("too-old", "estimate", Map.of("youngerThanDays", 400)), 400, "wrong-value");
    assertProblem(
        publish("too-fast", "estimate", Map.of("youngerThanDays", 4, "perHour", 0)),
        400,
        "wrong-value");
  }

  @Test
  void one_can_begin_later_and_another_version_keeps_the_launch() {
    publish("later", "booking", Map.of());
    assertThat(
            call(
                    "POST",
                    "/api/sequences/later/backfill",
                    "{\"youngerThanDays\":3,\"perHour\":5,\"perDay\":20}")
                .statusCode())
        .isEqualTo(200);
    assertThat(backfills("later").get(0).get("perDay").intValue()).isEqualTo(20);
    JDBC.update(
        "update sequence_launch set since = now() - interval '9 days' where name = 'later'");
    String other = text("later", "booking").replace("24h", "25h");
    call(
        "POST",
        "/api/sequences/publish",
        JsonMapper.shared().writeValueAsString(Map.of("files", Map.of("a.yaml", other))));
    assertThat(
            JDBC.queryForObject(
                "select since < now() - interval '8 days' from sequence_launch where name ="
                    + " 'later'",
                Boolean.class))
        .isTrue();
  }

  @Test
  void what_needs_temporal_says_that_it_is_away() {
    publish("away", "estimate", Map.of());
    assertProblem(
        call("POST", "/api/sequences/away/backfill/preview", "{\"youngerThanDays\":3}"),
        503,
        "temporal-away");
    assertProblem(call("POST", "/api/sequences/away/backfill/stop", "{}"), 409, "not-under-way");
  }
}
