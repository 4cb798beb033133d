package io.followup.api.sequences;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.enrolling.SequencesInForce;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, versions and publishing over HTTP; each test has a sequence of its own. */
class PublishingHttpTest {
  private static final String DATABASE = TestDatabase.fresh();
  private static RunningApi api;
  private static String marketing;
  private static String viewer;

  private String name;

  @BeforeAll
  static void start() {
    // Nothing here needs Temporal: nobody listens at this port.
    api = new RunningApi(DATABASE, "127.0.0.1:1");
    marketing = key("marketing");
    viewer = key("viewer");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void ownName(TestInfo test) {
    String words = test.getTestMethod().orElseThrow().getName().replace('_', '-');
    name = words.substring(0, Math.min(words.length(), 60));
  }

  private static String key(String role) {
    return json(api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role)))
        .get("key")
        .stringValue();
  }

  private String text(String wait) {
    return """
    sequence: %s
    trigger: call
    steps:
      - id: first-text
        wait: %s
        sms: Hi, it's {{company.name}}. Sorry that we missed your call. Reply STOP to end texts.
      - id: second-text
        wait: 48h
        sms: Hi, it's {{company.name}} again. Do you still need us?
    """
        .formatted(name, wait);
  }

  private HttpResponse<String> saveDraft(String key, String text) {
    return api.send(
        HttpRequest.newBuilder(
                api.uri("/api/sequences/" + name + "/draft?note=" + encoded("less & later")))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/yaml")
            .PUT(HttpRequest.BodyPublishers.ofString(text))
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> publishDraft(String body) {
    return api.call("POST", "/api/sequences/" + name + "/publish", marketing, body);
  }

  private static HttpResponse<String> publish(String key, Map<String, ?> body) {
    return api.call(
        "POST", "/api/sequences/publish", key, JsonMapper.shared().writeValueAsString(body));
  }

  private HttpResponse<String> publish(String text) {
    return publish(marketing, Map.of("files", Map.of("a.yaml", text), "note", "because"));
  }

  private static HttpResponse<String> read(String path, String accept) {
    return api.send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Authorization", "Bearer " + viewer)
            .header("Accept", accept)
            .build());
  }

  private JsonNode get(String path) {
    HttpResponse<String> answer = api.get("/api/sequences/" + name + path, viewer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private List<String> inForce() {
    return api.bean(SequencesInForce.class).of(new TenantId("acme"), Trigger.CALL).stream()
        .map(Sequence::label)
        .filter(label -> label.startsWith(name + "@"))
        .toList();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("code").stringValue()).isEqualTo(code);
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  // Drafts.

  @Test
  void a_draft_is_published_and_counts_at_once() {
    assertThat(saveDraft(marketing, text("24h")).statusCode()).isEqualTo(200);
    assertThat(inForce()).isEmpty();
    HttpResponse<String> answer = publishDraft("{\"note\":\"autumn\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode published = json(answer).get(0);
    assertThat(published.get("outcome").stringValue()).isEqualTo("published");
    assertThat(published.get("version").get("label").stringValue()).isEqualTo(name + "@1");
    assertThat(published.get("version").get("author").stringValue()).contains("(marketing)");
    assertThat(published.get("version").get("note").stringValue()).isEqualTo("autumn");
    assertThat(inForce()).containsExactly(name + "@1");
    assertThat(get("").has("draft")).isFalse();
  }

  @Test
  void a_draft_may_be_saved_with_mistakes_but_not_published() {
    HttpResponse<String> saved = saveDraft(marketing, text("soon"));
    assertThat(saved.statusCode()).isEqualTo(200);
    JsonNode problem = json(saved).get("problems").get(0);
    assertThat(problem.get("code").stringValue()).isEqualTo("not-a-duration");
    HttpResponse<String> answer = publishDraft("{}");
    assertProblem(answer, 422, "wrong-sequence");
    assertThat(json(answer).get("problems").get(0).stringValue())
        .startsWith(name + ".yaml:5: steps[first-text].wait: 'soon' is not a duration");
    assertThat(inForce()).isEmpty();
  }

  @Test
  void a_draft_begun_before_somebody_else_published_does_not_overwrite() {
    publish(text("24h"));
    saveDraft(marketing, text("30h"));
    publish(text("26h"));
    HttpResponse<String> answer = publishDraft("{}");
    assertProblem(answer, 409, "overtaken");
    assertThat(json(answer).get("field").stringValue()).isEqualTo("basedOn");
    assertThat(json(answer).get("detail").stringValue())
        .isEqualTo(
            "version 2 of '"
                + name
                + "' is in force by now; this text was written after version 1.");
    assertThat(get("").has("draft")).isTrue();
    assertThat(publishDraft("{\"basedOn\":2}").statusCode()).isEqualTo(200);
    assertThat(inForce()).containsExactly(name + "@3");
  }

  @Test
  void a_draft_that_names_another_sequence_is_refused() {
    assertProblem(saveDraft(marketing, text("24h").replace(name, "another")), 422, "other-name");
  }

  @Test
  void a_draft_can_be_dropped_once() {
    saveDraft(marketing, text("24h"));
    String path = "/api/sequences/" + name + "/draft";
    assertThat(api.call("DELETE", path, marketing, "").statusCode()).isEqualTo(204);
    assertProblem(api.call("DELETE", path, marketing, ""), 404, "no-draft");
    assertProblem(publishDraft("{}"), 409, "no-draft");
  }

  @Test
  void a_draft_that_is_too_large_or_no_text_is_refused() {
    assertProblem(saveDraft(marketing, "#".repeat(256 * 1024 + 1)), 413, "body-too-large");
    assertProblem(saveDraft(marketing, "a\0b"), 400, "not-utf-8");
  }

  @Test
  void a_name_that_no_sequence_can_have_is_refused() {
    name = "Not%20a%20name";
    assertProblem(saveDraft(marketing, "x"), 400, "wrong-value");
  }

  // Files.

  @Test
  void files_published_again_unchanged_make_no_version() {
    publish(text("24h"));
    HttpResponse<String> again = publish("# a comment\n" + text("24h"));
    assertThat(json(again).get(0).get("outcome").stringValue()).isEqualTo("unchanged");
    assertThat(get("/versions").size()).isEqualTo(1);
  }

  @Test
  void of_several_files_all_are_published_or_none() {
    HttpResponse<String> answer =
        publish(
            marketing,
            Map.of("files", Map.of("good.yaml", text("24h"), "bad.yaml", "sequence: b\n")));
    assertProblem(answer, 422, "wrong-sequence");
    assertThat(json(answer).get("problems").get(0).stringValue()).startsWith("bad.yaml:");
    assertThat(inForce()).isEmpty();
  }

  @Test
  void people_in_a_terminal_read_what_came_of_it() {
    publish(text("24h"));
    HttpResponse<String> answer =
        api.send(
            HttpRequest.newBuilder(api.uri("/api/sequences/publish"))
                .header("Authorization", "Bearer " + marketing)
                .header("Content-Type", "application/json")
                .header("Accept", "text/plain")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared()
                            .writeValueAsString(
                                Map.of(
                                    "files",
                                    Map.of("b.yaml", text("24h").replace(name, "bad name"))))))
                .build());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("b.yaml:1: sequence: 'bad name' is not allowed.");
    assertThat(read("/api/sequences", "text/plain").body()).contains(name, "@1");
    assertThat(read("/api/sequences/" + name + "/versions", "text/plain").body())
        .contains("@1     in force since", "because");
  }

  @Test
  void without_files_nothing_is_published() {
    assertProblem(publish(marketing, Map.of("files", Map.of())), 400, "wrong-value");
    assertProblem(publish(marketing, Map.of()), 400, "wrong-value");
    assertProblem(api.call("POST", "/api/sequences/publish", marketing, "no json"), 400, "no-json");
  }

  // Versions.

  @Test
  void a_version_keeps_its_text_as_it_was_written() {
    String written = "# by Ann\n" + text("24h");
    publish(written);
    publish(text("25h"));
    assertThat(read("/api/sequences/" + name + "/versions/1", "application/yaml").body())
        .isEqualTo(written);
    assertThat(get("/versions/1").get("state").stringValue()).isEqualTo("archived");
    assertThat(get("/versions/2").get("content").stringValue()).isEqualTo(text("25h"));
    assertProblem(
        api.get("/api/sequences/" + name + "/versions/3", viewer), 404, "no-such-version");
    assertProblem(
        api.get("/api/sequences/" + name + "/versions/draft", viewer), 404, "no-such-version");
    assertProblem(api.get("/api/sequences/none/versions", viewer), 404, "no-such-sequence");
  }

  @Test
  void the_diff_tells_line_by_line_what_changed() {
    publish(text("24h"));
    publish(text("25h"));
    assertThat(read("/api/sequences/" + name + "/diff", "text/plain").body())
        .contains("--- " + name + "@1", "+++ " + name + "@2", "-    wait: 24h", "+    wait: 25h");
    assertThat(get("/diff?from=2&to=2").get("lines").size()).isZero();
    saveDraft(marketing, text("26h"));
    assertThat(get("/diff").get("to").stringValue()).isEqualTo("draft of " + name);
    assertThat(get("/diff?from=1&to=draft").get("lines").toString()).contains("+    wait: 26h");
  }

  // Archiving.

  @Test
  void an_archived_sequence_starts_nothing() {
    publish(text("24h"));
    String path = "/api/sequences/" + name + "/archive";
    assertProblem(api.call("POST", path, marketing, "{}"), 403, "role-too-low");
    assertProblem(
        api.call("POST", path, RunningApi.ADMIN, "{\"policy\":\"move\"}"), 400, "wrong-value");
    HttpResponse<String> answer =
        api.call("POST", path, RunningApi.ADMIN, "{\"note\":\"over\",\"policy\":\"end\"}");
    assertThat(json(answer).get("archivedWhy").stringValue()).isEqualTo("over");
    assertThat(inForce()).isEmpty();
    assertProblem(api.call("POST", path, RunningApi.ADMIN, "{}"), 409, "not-in-force");
    JsonNode moving = get("/movings").get(0);
    assertThat(moving.get("policy").stringValue()).isEqualTo("end");
    // Temporal is away: it waits there.
    assertThat(moving.get("state").stringValue()).isEqualTo("waiting");
  }

  // Runs inside.

  @Test
  void moving_needs_a_place_for_every_step() {
    publish(text("24h"));
    String renamed = text("24h").replace("second-text", "last-text");
    HttpResponse<String> homeless =
        publish(marketing, Map.of("files", Map.of("a.yaml", renamed), "policy", "move"));
    assertProblem(homeless, 422, "step-without-place");
    assertThat(json(homeless).get("detail").stringValue())
        .isEqualTo("the new version has no place for runs at 'second-text'.");
    assertThat(inForce()).containsExactly(name + "@1");
    HttpResponse<String> mapped =
        publish(
            marketing,
            Map.of(
                "files",
                Map.of("a.yaml", renamed),
                "policy",
                "move",
                "steps",
                Map.of("second-text", "last-text")));
    assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(200);
    JsonNode moving = get("/movings").get(0);
    assertThat(moving.get("version").intValue()).isEqualTo(2);
    assertThat(moving.get("steps").get("second-text").stringValue()).isEqualTo("last-text");
    assertThat(moving.get("run").stringValue()).isEqualTo("moving/acme/" + name + "/published-2");
  }

  @Test
  void moving_by_steps_that_there_are_not_is_refused() {
    publish(text("24h"));
    Map<String, ?> files = Map.of("a.yaml", text("25h"));
    assertProblem(
        publish(
            marketing,
            Map.of("files", files, "policy", "move", "steps", Map.of("no-step", "first-text"))),
        422,
        "unknown-step");
    assertProblem(
        publish(marketing, Map.of("files", files, "steps", Map.of("first-text", "second-text"))),
        400,
        "wrong-value");
    assertProblem(
        publish(marketing, Map.of("files", files, "policy", "teleport")), 400, "wrong-value");
  }

  @Test
  void without_temporal_runs_cannot_be_counted_and_publishing_goes_on() {
    publish(text("24h"));
    assertProblem(api.get("/api/sequences/" + name + "/runs", viewer), 503, "temporal-away");
    assertThat(json(publish(text("25h"))).get(0).has("inside")).isFalse();
  }

  // Who may.

  @Test
  void viewers_read_and_marketing_writes() {
    assertProblem(saveDraft(viewer, text("24h")), 403, "role-too-low");
    assertProblem(
        publish(viewer, Map.of("files", Map.of("a.yaml", text("24h")))), 403, "role-too-low");
    assertProblem(saveDraft("fk_wrong", text("24h")), 401, "no-valid-key");
    publish(text("24h"));
    Stream.of("", "/versions", "/versions/1", "/diff", "/movings").forEach(this::get);
  }

  @Test
  void another_tenant_does_not_exist() {
    assertProblem(api.get("/api/sequences?tenant=other", viewer), 404, "no-such-tenant");
  }

  @Test
  void who_published_stands_in_the_audit() {
    publish(text("24h"));
    assertThat(
            new JdbcTemplate(TestDatabase.at(DATABASE))
                .queryForList(
                    "select actor || ' ' || action || ' ' || target || ': ' || detail from audit",
                    String.class))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "(marketing) publish sequence sequence " + name + "@1 of acme: because"));
  }
}
