package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The nightly comparison with ServiceTitan. Nights pass in seconds here, so it is asked for when
 * one comes.
 */
final class Night {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Scene scene;
  private final Stage stage;

  Night(Scene scene, Stage stage) {
    this.scene = scene;
    this.stage = stage;
  }

  /**
   * Compares, and complains unless something of this class was found and repaired.
   *
   * @param found class of finding, for example {@code MISSED_START}
   */
  void compares(Conversation conversation, String found) throws Exception {
    Contractor contractor = scene.scenario().contractor();
    stage.tell(scene, conversation, "Night: the engine compares its record with ServiceTitan.");
    String before = stage.engine().newestReport(contractor).path("id").asText();
    stage.engine().compare(contractor);
    Instant end = Instant.now().plus(PATIENCE);
    Optional<JsonNode> report = Optional.empty();
    while (report.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      report =
          Optional.of(stage.engine().newestReport(contractor))
              .filter(newest -> !newest.path("id").asText().equals(before))
              .filter(newest -> !newest.path("state").asText("RUNNING").equals("RUNNING"));
    }
    int repaired = report.map(r -> r.path("repaired").path(found).asInt()).orElse(0);
    if (repaired > 0) {
      String sentence = "The comparison found and repaired " + found + ".";
      stage.tell(scene, conversation, "GET /api/reconciliation: " + sentence);
      scene.remark(sentence);
    } else {
      scene.complain("the nightly comparison did not repair " + found);
    }
  }
}
