package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Parts that die or are away: nothing is lost, nothing happens twice. */
@Isolated("it stops parts that others need")
class OutagesIT {
  /** Tuesday 10:00 in Austin. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-12-01T16:00:00Z");

  private final Engine engine = RunningEngine.get();
  private final Office office = new Office(engine);

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  @Test
  void a_worker_killed_between_text_and_call_changes_nothing() {
    Office.Job job = office.jobFor("+15125550112");
    office.estimate(job, TUESDAY_10);
    office.awaitMessages(job.phone(), 1);
    engine.killWorker();
    engine.startWorker();
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.messagesTo(job.phone())).hasSize(1);
    assertThat(office.callsTo(job.phone())).hasSize(1);
  }

  @Test
  void webhooks_while_temporal_is_away_are_accepted_and_relayed_afterwards() {
    Office.Job running = office.jobFor("+15125550113");
    long estimate = office.estimate(running, TUESDAY_10);
    office.awaitRun(running);
    engine.stopTemporal();
    office.sell(estimate, after(5));
    Office.Job waiting = office.jobFor("+15125550114");
    long another = office.estimate(waiting, TUESDAY_10);
    Office.pause(1_000);
    for (JsonNode webhook : office.simulator("GET", "/sim/webhooks", "")) {
      assertThat(webhook.toString()).contains("200");
    }
    engine.startTemporal();
    assertThat(office.outcome(running)).isEqualTo("WON");
    office.awaitRun(waiting);
    office.sell(another, after(5));
    assertThat(office.outcome(waiting)).isEqualTo("WON");
    assertThat(office.messagesTo(running.phone())).isEmpty();
  }

  @Test
  void a_note_asked_for_three_times_whose_answer_is_lost_lies_there_once() {
    Office.Job job = office.jobFor("+15125550117");
    office.simulator(
        "PUT",
        "/sim/faults",
        "{\"servicetitan\": {\"writes\": {\"mode\": \"drop-after\", \"count\": 1}}}");
    String note =
        "{\"tenant\":\"acme\",\"about\":\"customer\",\"id\":\"%d\",\"title\":\"Call\",\"text\":\"On Thursday.\"}"
            .formatted(job.customer());
    List<CompletableFuture<Office.Answer>> asked =
        Stream.of(1, 2, 3)
            .map(n -> CompletableFuture.supplyAsync(() -> untilDone(note, "call-117")))
            .toList();

    assertThat(asked).extracting(answer -> answer.join().status()).containsOnly(201);
    assertThat(asked)
        .extracting(answer -> answer.join().body().get("object").asText())
        .containsOnly(asked.getFirst().join().body().get("object").asText());
    assertThat(office.notesAbout(job)).hasSize(1);
  }

  private Office.Answer untilDone(String note, String key) {
    return Office.await(
        "the note",
        Duration.ofSeconds(60),
        () -> {
          Office.Answer answer = office.apiOnce("/api/actions/notes", note, key);
          return answer.status() == 202 || answer.status() == 503 ? null : answer;
        });
  }
}
