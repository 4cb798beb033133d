package io.followup.api.sequences;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.reading.FieldsOfReadings;
import io.followup.sequence.Sequence;
import io.followup.tenant.TenantId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What authors of sequences and their editors get over HTTP. */
class SequencesHttpTest {
  private static final Path SEQUENCES = Path.of("..", "sequences");
  private static final String DATABASE = TestDatabase.fresh();
  private static RunningApi api;

  @BeforeAll
  static void start() {
    // Nothing here needs Temporal: nobody listens at this port.
    api = new RunningApi(DATABASE, "127.0.0.1:1");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static HttpResponse<String> lint(String key, String type, byte[] body) {
    return api.send(
        HttpRequest.newBuilder(api.uri("/api/sequences/lint"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpResponse<String> lint(byte[] body) {
    return lint(RunningApi.ADMIN, "application/yaml", body);
  }

  private static byte[] shipped() throws IOException {
    return Files.readAllBytes(SEQUENCES.resolve("unsold-estimate.yaml"));
  }

  @Test
  void the_schema_is_open_and_the_one_of_the_repository() throws IOException {
    HttpResponse<String> answer =
        api.send(HttpRequest.newBuilder(api.uri("/schemas/sequence.json")).build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/schema+json");
    assertThat(answer.body())
        .isEqualTo(Files.readString(SEQUENCES.resolve("sequence.schema.json")));
  }

  @Test
  void about_a_good_file_the_answer_is_an_empty_array() throws IOException {
    HttpResponse<String> answer = lint(shipped());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/yaml", "text/plain", "application/x-www-form-urlencoded", "*/*"})
  void problems_are_told_whatever_the_type_of_the_body(String type) throws IOException {
    String bad =
        new String(shipped(), StandardCharsets.UTF_8)
            .replace("wait: 24h", "wait: soon")
            .replace("max-touches: 4", "max-touches: 2");
    HttpResponse<String> answer =
        lint(RunningApi.ADMIN, type, bad.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).toString())
        .isEqualTo(
            "[{\"file\":\"sequence.yaml\",\"line\":11,\"field\":\"steps[first-text].wait\","
                + "\"severity\":\"error\",\"code\":\"not-a-duration\","
                + "\"message\":\"'soon' is not a duration\","
                + "\"fix\":\"write days, hours and minutes like 30m, 24h, 3d or 1h30m\"},"
                + "{\"file\":\"sequence.yaml\",\"line\":22,\"field\":\"steps[last-mail]\","
                + "\"severity\":\"warning\",\"code\":\"unreachable-step\","
                + "\"message\":\"it is step 3, and limits.max-touches ends a run after 2: it is"
                + " sent only when a step before it could not be\","
                + "\"fix\":\"raise limits.max-touches, or delete the step\"}]");
  }

  @Test
  void for_a_tenant_links_must_lead_to_the_company() {
    byte[] linking =
        """
        sequence: x
        trigger: estimate
        steps:
          - { id: a, wait: 1h, sms: "{{company.name}}: www.other.example.org. Reply STOP." }
        """
            .getBytes(StandardCharsets.UTF_8);
    assertThat(lint(linking).body()).isEqualTo("[]");
    assertThat(json(lintFor("acme", linking)).get(0).get("code").stringValue())
        .isEqualTo("foreign-link");
    HttpResponse<String> nobody = lintFor("nobody", linking);
    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(json(nobody).get("code").stringValue()).isEqualTo("no-such-tenant");
  }

  @Test
  void for_a_tenant_windows_must_open_within_its_hours() {
    byte[] late =
        """
        sequence: x
        trigger: estimate
        steps:
          - id: a
            wait: 1h
            window: { from: "20:00", to: "21:00" }
            sms: "{{company.name}}: Reply STOP."
        """
            .getBytes(StandardCharsets.UTF_8);
    assertThat(lint(late).body()).isEqualTo("[]");
    JsonNode problem = json(lintFor("acme&file=late.yaml", late)).get(0);
    assertThat(problem.get("code").stringValue()).isEqualTo("never-open");
    assertThat(problem.get("file").stringValue()).isEqualTo("late.yaml");
    assertThat(problem.get("message").stringValue()).contains("Mon 09:00-20:00", "Sun 12:00-20:00");
  }

  @Test
  void for_a_tenant_fields_are_told_that_its_recent_objects_lacked() {
    JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(DATABASE));
    TenantId acme = new TenantId("acme");
    for (int object = 0; object < 20; object++) {
      String run = "session/acme/" + object;
      FieldsOfReadings.noting(
              acme,
              Sequence.Trigger.SESSION,
              run,
              List.of("session.lastStep", "customer.firstName"),
              object < 3 ? List.of("session.lastStep") : List.of("customer.firstName"))
          .ask(database);
      // A later reading that looked for more; what it did not look for is not forgotten.
      FieldsOfReadings.noting(
              acme,
              Sequence.Trigger.SESSION,
              run,
              List.of("customer.firstName", "session.category"),
              List.of("customer.firstName"))
          .ask(database);
    }
    byte[] file =
        """
        sequence: x
        trigger: session
        steps:
          - id: a
            wait: 1h
            sms: "{{company.name}}: {{customer.firstName}}, {{session.lastStep}}. Reply STOP."
        """
            .getBytes(StandardCharsets.UTF_8);
    assertThat(lint(file).body()).isEqualTo("[]");
    JsonNode problems = json(lintFor("acme", file));
    assertThat(problems.size()).isEqualTo(1);
    assertThat(problems.get(0).get("code").stringValue()).isEqualTo("often-empty");
    assertThat(problems.get(0).get("message").stringValue())
        .isEqualTo("85% of the recent objects have no session.lastStep, and get no message");
  }

  @Test
  void a_second_sequence_for_the_same_visits_cannot_be_published() throws IOException {
    String body =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "files",
                    Map.of(
                        "second.yaml",
                        "sequence: second\n"
                            + Files.readString(SEQUENCES.resolve("appointment-reminders.yaml"))
                                .lines()
                                .filter(line -> !line.startsWith("sequence:"))
                                .collect(Collectors.joining("\n")))));
    HttpResponse<String> first = api.call("POST", "/api/sequences/publish", RunningApi.ADMIN, body);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    HttpResponse<String> third =
        api.call(
            "POST",
            "/api/sequences/publish",
            RunningApi.ADMIN,
            body.replace("sequence: second", "sequence: third"));
    assertThat(third.statusCode()).isEqualTo(422);
    assertThat(third.body()).contains("second has the same trigger and the same jobs");
  }

  private static HttpResponse<String> lintFor(String tenant, byte[] body) {
    return api.send(
        HttpRequest.newBuilder(api.uri("/api/sequences/lint?tenant=" + tenant))
            .header("Authorization", "Bearer " + RunningApi.ADMIN)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  @Test
  void every_role_may_ask_and_nobody_without_a_key() throws IOException {
    HttpResponse<String> made =
        api.call(
            "POST",
            "/api/keys",
            RunningApi.ADMIN,
            "{\"name\":\"author\",\"role\":\"viewer\",\"tenants\":[\"acme\"]}");
    String viewer = json(made).get("key").stringValue();
    assertThat(lint(viewer, "application/yaml", shipped()).statusCode()).isEqualTo(200);
    assertThat(lint("fu_wrong", "application/yaml", shipped()).statusCode()).isEqualTo(401);
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    HttpResponse<String> answer = lint(new byte[256 * 1024 + 1]);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("code").stringValue()).isEqualTo("body-too-large");
    assertThat(json(answer).get("fix").stringValue()).isNotBlank();
  }

  @Test
  void a_body_that_is_not_utf_8_is_refused() {
    HttpResponse<String> answer =
        lint("sequence: x\ntrigger: é\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("code").stringValue()).isEqualTo("not-utf-8");
    assertThat(json(answer).get("detail").stringValue())
        .isEqualTo("line 2 of the body is not UTF-8 text.");
  }
}
