package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run as the engine's API tells it.
 *
 * @param status Temporal's, such as RUNNING
 * @param state waiting, deferred, paused, held or ended
 * @param outcome how it ended; empty while it runs
 * @param why one sentence about the end
 * @param startedAt wall time at which the run began
 * @param businessNow what its own clock showed when it was asked; empty when no worker answered
 * @param askedAt wall time at which it was asked
 */
record RunState(
    String id,
    String status,
    String state,
    Optional<String> outcome,
    Optional<String> why,
    Instant startedAt,
    Optional<Instant> businessNow,
    Instant askedAt,
    List<Line> story) {

  private static final Set<String> FORCED = Set.of("TERMINATED", "FAILED", "CANCELED", "TIMED_OUT");

  /** A line of the run's story, in business time. */
  record Line(Instant at, String text) {}

  /** Ended by itself, or ended by force so that no outcome will ever come. */
  boolean isOver() {
    return outcome.isPresent() || FORCED.contains(status);
  }

  /** Over, and the story tells the end. */
  boolean isToldToTheEnd() {
    return isOver() && !story.isEmpty() && story.getLast().text().startsWith(outcome.orElse(""));
  }

  /** Whether the story or the reason of the end matches. */
  boolean tells(String pattern) {
    return story.stream().anyMatch(line -> line.text().matches(pattern))
        || why.map(sentence -> sentence.matches(pattern)).orElse(false);
  }

  static RunState of(JsonNode json) {
    return new RunState(
        json.path("id").asText(),
        json.path("status").asText(),
        json.path("state").asText(),
        text(json.path("outcome")),
        text(json.path("why")),
        Instant.parse(json.path("startedAt").asText()),
        text(json.path("businessNow")).map(Instant::parse),
        Instant.now(),
        json.path("story")
            .valueStream()
            .map(
                line ->
                    new Line(Instant.parse(line.path("at").asText()), line.path("text").asText()))
            .toList());
  }

  RunState withStory(List<Line> other) {
    return new RunState(id, status, state, outcome, why, startedAt, businessNow, askedAt, other);
  }

  /** Wall time at which the run's own clock showed a business time; known while it runs. */
  Optional<Instant> wall(Instant business, double speed) {
    return isOver()
        ? Optional.empty()
        : businessNow.map(shown -> new BusinessTime(shown, askedAt, speed).wall(business));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
