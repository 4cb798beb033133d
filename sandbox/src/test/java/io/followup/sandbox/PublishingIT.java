package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Publishing while people are inside, on a real Temporal server; runs sleep for a day of ours. */
@Execution(ExecutionMode.CONCURRENT)
class PublishingIT {
  /** One test kills it; what another has it do meanwhile would wait for minutes. */
  private static final String WORKER = "worker";

  private static final int RUNS = 30;
  private static final String DUNNING = "/api/sequences/dunning";
  private static final String SEQUENCE = "/api/sequences/unsold-estimate";

  private static Engine engine;
  private static Office office;

  @BeforeAll
  static void start() {
    engine = EngineSeats.start(Engine.Settings.defaults().quickToStart());
    office = new Office(engine);
  }

  @AfterAll
  static void stop() {
    EngineSeats.leave(engine);
  }

  private static JsonNode get(String path) {
    Office.Answer answer = office.api("GET", path);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode publish(String file, String policy) throws JsonProcessingException {
    Office.Answer answer =
        office.api(
            "POST",
            "/api/sequences/publish",
            Office.JSON.writeValueAsString(
                Map.of("files", Map.of("a.yaml", file), "policy", policy, "note", "test")));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body().get(0);
  }

  private static JsonNode inside(String label) {
    for (JsonNode version : get(SEQUENCE + "/runs").get("versions")) {
      if (version.get("label").asText().equals(label)) {
        return version;
      }
    }
    return Office.JSON.createObjectNode().put("runs", 0);
  }

  private static void awaitInside(String label, int runs) {
    Office.await(
        runs + " runs inside " + label,
        Duration.ofSeconds(120),
        () -> inside(label).get("runs").asInt() == runs ? true : null);
  }

  @Test
  @ResourceLock(WORKER)
  void runs_inside_are_moved_once_each_also_when_the_worker_dies_and_then_ended()
      throws JsonProcessingException {
    List<Office.Job> jobs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Office.Job job = office.jobFor("+151255501%02d".formatted(i + 1));
      office.estimate(job, Instant.now());
      jobs.add(job);
    }
    awaitInside("unsold-estimate@1", RUNS);
    JsonNode steps = inside("unsold-estimate@1").get("steps");
    assertThat(steps).hasSize(1);
    assertThat(steps.get(0).get("step").asText()).isEqualTo("first-text");
    assertThat(steps.get(0).get("runs").asInt()).isEqualTo(RUNS);

    String first = get(SEQUENCE + "/versions/1").get("content").asText();
    String later = first.replaceFirst("wait: 24h", "wait: 30h");
    JsonNode published = publish(later, "move");
    assertThat(published.get("version").get("label").asText()).isEqualTo("unsold-estimate@2");
    assertThat(published.get("inside").get("runs").asInt()).isEqualTo(RUNS);
    Office.pause(2_000);
    engine.killWorker();
    engine.startWorker();
    awaitInside("unsold-estimate@2", RUNS);
    JsonNode run = office.run(jobs.getFirst());
    assertThat(run.get("sequence").asText()).isEqualTo("unsold-estimate@2");
    assertThat(run.get("story").toString())
        .containsOnlyOnce("Moved from unsold-estimate@1 to unsold-estimate@2");
    JsonNode moving = get(SEQUENCE + "/movings").get(0);
    assertThat(moving.get("refused")).isEmpty();
    assertThat(moving.get("run").asText()).isEqualTo("moving/acme/unsold-estimate/published-2");

    // Whoever comes in now begins with the version in force.
    Office.Job next = office.jobFor("+15125550190");
    office.estimate(next, Instant.now());
    office.awaitRun(next);
    assertThat(office.run(next).get("sequence").asText()).isEqualTo("unsold-estimate@2");

    publish(first, "end");
    awaitInside("unsold-estimate@2", 0);
    assertThat(office.outcome(jobs.getLast())).isEqualTo("STOPPED_BY_USER");
    assertThat(office.run(jobs.getLast()).get("why").asText())
        .isEqualTo(
            "Stopped by an admin: unsold-estimate@3 was published and ends those before it.");
  }

  @Test
  @ResourceLock(WORKER)
  void of_what_is_open_at_a_launch_that_enters_which_the_preview_told_and_nothing_twice()
      throws IOException {
    for (int days : new int[] {2, 5, 9, 13, 40}) {
      overdue(days);
    }
    String dunning = Files.readString(Clone.root().resolve("sequences/dunning.yaml"));
    Office.Answer draft = office.api("PUT", DUNNING + "/draft", dunning);
    assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);

    String ramp = "\"youngerThanDays\": 14, \"perHour\": 2000, \"perDay\": 2000";
    String id =
        post(DUNNING + "/backfill/preview", "{\"version\": \"draft\", " + ramp + "}")
            .path("id")
            .asText();
    JsonNode preview =
        Office.await(
            "the preview",
            Duration.ofSeconds(120),
            () -> {
              JsonNode asked = get(DUNNING + "/backfill/previews/" + id);
              return asked.path("state").asText().equals("done") ? asked : null;
            });
    assertThat(preview.at("/preview/entering").asInt()).isEqualTo(4);
    assertThat(preview.at("/preview/leftOut/older").asInt()).isEqualTo(1);
    assertThat(office.api("GET", DUNNING + "/runs").body().path("versions")).isEmpty();

    post(DUNNING + "/publish", "{\"note\": \"launch\", \"backfill\": {" + ramp + "}}");
    JsonNode first = awaitBackfill(1);
    assertThat(first.path("entered").asInt()).isEqualTo(4);
    assertThat(first.path("leftOut").path("older").asInt()).isEqualTo(1);
    Office.await(
        "four runs inside dunning@1",
        Duration.ofSeconds(120),
        () -> get(DUNNING + "/runs").at("/versions/0/runs").asInt() == 4 ? true : null);

    post(DUNNING + "/backfill", "{" + ramp + "}");
    JsonNode second = awaitBackfill(2);
    assertThat(second.path("entered").asInt()).isZero();
    assertThat(second.path("leftOut").path("has-run").asInt()).isEqualTo(4);
    assertThat(get(DUNNING + "/runs").at("/versions/0/runs").asInt()).isEqualTo(4);
  }

  /** An unpaid invoice that no webhook tells of. */
  private static void overdue(int days) {
    Office.Job job = office.jobFor("+1512555%04d".formatted(100 + days));
    office.simulator(
        "POST",
        "/sim/invoices",
        "{\"customerId\": %d, \"jobId\": %d, \"total\": 480, \"sentStatus\": \"Sent\", \"dueDate\": \"%s\", \"silent\": true}"
            .formatted(job.customer(), job.job(), Instant.now().minus(Duration.ofDays(days))));
  }

  private static JsonNode post(String path, String body) {
    Office.Answer answer = office.api("POST", path, body);
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 202);
    return answer.body();
  }

  /** The newest backfill, when there are so many and it is over. */
  private static JsonNode awaitBackfill(int count) {
    return Office.await(
        "the end of the backfill",
        Duration.ofSeconds(120),
        () -> {
          JsonNode all = get(DUNNING + "/backfill");
          boolean over = all.size() == count && all.get(0).path("state").asText().equals("done");
          return over ? all.get(0) : null;
        });
  }
}
