package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Publishing while people are inside, on a real Temporal server; runs sleep for a day of ours. */
@Execution(ExecutionMode.CONCURRENT)
class PublishingIT {
  private static final int RUNS = 30;
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
        Duration.ofSeconds(60),
        () -> inside(label).get("runs").asInt() == runs ? true : null);
  }

  @Test
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
}
