package io.followup.api.actions;

import static io.followup.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.acting.ActionOptions;
import io.followup.acting.ActionRequest;
import io.followup.acting.ActionRequests;
import io.followup.acting.CarryingOutActionRun;
import io.followup.acting.DoingActions;
import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import io.followup.api.TestTemporal;
import io.followup.intent.Intents.Origin;
import io.followup.intent.Intents.Outcome;
import io.followup.temporal.TaskQueues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Actions over REST: asked for once, carried out, told; by whoever may. */
class ActionsHttpTest {
  private static final String NOTE =
      """
      {"tenant": "acme", "about": "job", "id": "51000456", "title": "Call", "text": "On Thursday."}
      """;

  private static TestTemporal temporal;
  private static WorkerFactory workers;
  private static RunningApi api;
  private static JdbcTemplate database;
  private static final Dispatch DISPATCH = new Dispatch();

  /** Stands for the worker's way into the dispatch system. */
  private static final class Dispatch implements DoingActions {
    private final AtomicInteger done = new AtomicInteger();
    private ActionRequests requests;
    private volatile String refusal = "";

    @Override
    public String act(ActionRequest request) {
      if (!refusal.isEmpty()) {
        requests.refused(request.id(), refusal);
        throw ApplicationFailure.newNonRetryableFailure(refusal, "Refused");
      }
      String told = "Note 45000123 of job 51000456.";
      if (requests.action(request.id()).isPresent()) {
        done.incrementAndGet();
        requests.done(request.id(), new Outcome("45000123", Origin.MADE, told));
      }
      return told;
    }
  }

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    String url = TestDatabase.fresh();
    database = new JdbcTemplate(TestDatabase.at(url));
    DISPATCH.requests = new ActionRequests(TestDatabase.at(url), ActionOptions.LONGEST);
    workers = WorkerFactory.newInstance(temporal.client());
    Worker worker = workers.newWorker(TaskQueues.FOLLOW_UPS);
    worker.registerWorkflowImplementationTypes(CarryingOutActionRun.class);
    worker.registerActivitiesImplementations(DISPATCH);
    workers.start();
    api = new RunningApi(url, temporal.address(), "--spring.config.import=classpath:two.yaml");
  }

  @AfterAll
  static void stop() {
    api.close();
    workers.shutdownNow();
    temporal.close();
  }

  @BeforeEach
  void calm() {
    DISPATCH.refusal = "";
    DISPATCH.done.set(0);
  }

  private static HttpResponse<String> ask(String what, String body, String idempotencyKey) {
    return ask(what, body, idempotencyKey, RunningApi.ADMIN);
  }

  private static HttpResponse<String> ask(
      String what, String body, String idempotencyKey, String key) {
    return api.call(
        "POST", "/api/actions/" + what, key, body, Map.of("Idempotency-Key", idempotencyKey));
  }

  /** As a program does: with the same key until it is over. */
  private static HttpResponse<String> askUntilOver(String body, String idempotencyKey) {
    return RunningApi.until(
        () -> ask("notes", body, idempotencyKey),
        answer -> answer.statusCode() != 202 && answer.statusCode() != 503);
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

  private static String any() {
    return UUID.randomUUID().toString();
  }

  @Test
  void an_action_is_answered_with_the_id_in_the_dispatch_system_and_can_be_asked_for_again() {
    HttpResponse<String> answer = askUntilOver(NOTE, any());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).get("object").stringValue()).isEqualTo("45000123");
    assertThat(json(answer).get("told").stringValue()).isEqualTo("Note 45000123 of job 51000456.");
    String path = "/api/actions/" + json(answer).get("id").stringValue();
    assertThat(json(api.get(path)).get("state").stringValue()).isEqualTo("DONE");
    assertThat(api.get(path, key("viewer", "[\"birch\"]")).statusCode()).isEqualTo(404);
  }

  @Test
  void the_same_key_three_times_at_once_is_one_action() {
    String once = any();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 3)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> askUntilOver(NOTE, once)))
            .toList();

    assertThat(all)
        .extracting(answer -> json(answer.join()).get("id").stringValue())
        .containsOnly(json(all.getFirst().join()).get("id").stringValue());
    assertThat(DISPATCH.done).hasValue(1);
  }

  @Test
  void another_action_under_a_used_key_is_a_conflict() {
    String once = any();
    askUntilOver(NOTE, once);

    HttpResponse<String> other = ask("notes", NOTE.replace("Thursday", "Friday"), once);

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(json(other).get("code").stringValue()).isEqualTo("key-used");
    assertThat(
            ask(
                    "tasks",
                    "{\"tenant\":\"acme\",\"customer\":\"41\",\"title\":\"Call\",\"text\":\"x\"}",
                    once)
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void what_is_refused_is_told_and_may_be_asked_for_again_once_the_reason_is_gone() {
    String once = any();
    DISPATCH.refusal = "ServiceTitan does not know job 51000456, so no note could be left.";
    HttpResponse<String> refused = askUntilOver(NOTE, once);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(json(refused).get("detail").stringValue()).contains("does not know job 51000456");

    DISPATCH.refusal = "";
    assertThat(askUntilOver(NOTE, once).statusCode()).isEqualTo(201);
  }

  @Test
  void what_is_not_done_is_found_without_its_id_newest_first() {
    String done = json(askUntilOver(NOTE, any())).get("id").stringValue();
    DISPATCH.refusal = "ServiceTitan does not know job 51000456, so no note could be left.";
    askUntilOver(NOTE, any());
    askUntilOver(NOTE, any());

    assertThat(ids("tenant=acme&limit=3")).hasSize(3).endsWith(done);
    List<String> open = ids("tenant=acme&open=true&limit=2");
    assertThat(open).isEqualTo(ids("tenant=acme&limit=2"));
    assertThat(json(api.get("/api/actions?tenant=acme&limit=1")).get("before").stringValue())
        .isEqualTo(open.getFirst());
    assertThat(ids("tenant=acme&limit=1&before=" + open.getFirst())).containsExactly(open.get(1));
    assertThat(api.get("/api/actions?tenant=acme", key("viewer", "[\"birch\"]")).statusCode())
        .isEqualTo(404);
    assertThat(api.get("/api/actions?tenant=acme&limit=0").statusCode()).isEqualTo(400);
  }

  private static List<String> ids(String query) {
    return json(api.get("/api/actions?" + query))
        .get("actions")
        .valueStream()
        .map(action -> action.get("id").stringValue())
        .toList();
  }

  @Test
  void what_was_said_is_forgotten_once_it_is_done_and_shows_in_no_history() {
    HttpResponse<String> answer = askUntilOver(NOTE, any());

    assertThat(
            database.queryForObject(
                "select action is null from action_request where id = ?::uuid",
                Boolean.class,
                json(answer).get("id").stringValue()))
        .isTrue();
    assertThat(temporal.client().fetchHistory(json(answer).get("run").stringValue()).toJson(false))
        .doesNotContain("Thursday");
    assertThat(
            database.queryForObject(
                "select count(*) from audit where action = 'ask for note' and detail = ?",
                Integer.class,
                json(answer).get("run").stringValue()))
        .isPositive();
  }

  @Test
  void a_viewer_may_not_act_and_another_tenants_key_finds_nobody() {
    assertThat(ask("notes", NOTE, any(), key("viewer", "null")).statusCode()).isEqualTo(403);
    assertThat(ask("notes", NOTE, any(), key("marketing", "[\"birch\"]")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void an_action_without_a_key_is_not_begun() {
    HttpResponse<String> answer =
        api.call("POST", "/api/actions/notes", RunningApi.ADMIN, NOTE, Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("field").stringValue()).isEqualTo("Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notes | \"about\": \"booking\", \"id\": \"1\" | about",
        "notes | \"about\": \"job\", \"id\": \"one\" | id",
        "tasks | \"customer\": \"41\", \"title\": \"Call\" | text",
        "opt-outs | \"phone\": \"512 555 0142\" | phone",
        "customers | \"name\": \"Dana\", \"kind\": \"person\" | phones",
        "customers | \"name\": \"Dana\", \"kind\": \"cat\", \"phones\": [\"+15125550142\"] | kind",
        "locations | \"customer\": \"41\", \"name\": \"Cabin\" | place",
        "jobs | \"customer\": \"41\", \"from\": \"noon\" | from",
        "jobs | \"from\": \"2026-12-01T16:00:00Z\", \"until\": \"2026-12-01T15:00:00Z\" | until",
        "estimates | \"job\": \"51\", \"name\": \"A\", \"summary\": \"x\", \"source\": \"here\" |"
            + " source",
        "booking-dismissals | \"booking\": \"31\", \"reason\": -1 | reason",
        "leads | \"customer\": \"41\" | work",
        "lead-follow-ups | \"lead\": \"61\", \"at\": \"soon\" | at",
        "attributions | \"about\": \"customer\" | about",
        "attributions | \"about\": \"job\", \"id\": \"1\", \"landingPage\": \"ftp://x.example.com\""
            + " | landingPage"
      })
  void what_is_wrong_is_named(String what, String fields, String field) {
    HttpResponse<String> answer = ask(what, "{\"tenant\": \"acme\", " + fields + "}", any());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("field").stringValue()).isEqualTo(field);
  }
}
