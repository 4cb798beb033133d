package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event with every attempt to deliver it. The body itself is not kept, so that long benchmarks
 * stay small.
 */
public final class Webhook {
  private static final int ANSWER_KEPT = 300;

  private record Attempt(
      int copy, int number, Instant at, Optional<Integer> status, String answer) {}

  private final String id;
  private final String event;
  private final String about;
  private final Instant emittedAt;
  private final List<Attempt> attempts = new ArrayList<>(1);

  Webhook(String id, String event, String about, Instant emittedAt) {
    this.id = id;
    this.event = event;
    this.about = about;
    this.emittedAt = emittedAt;
  }

  public boolean isAbout(String id) {
    return about.equals(id);
  }

  String id() {
    return id;
  }

  String event() {
    return event;
  }

  synchronized void record(int copy, int number, String answer, Optional<Integer> status) {
    String kept = answer.length() > ANSWER_KEPT ? answer.substring(0, ANSWER_KEPT) : answer;
    attempts.add(new Attempt(copy, number, Instant.now(), status, kept));
  }

  public synchronized ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("eventId", id);
    json.put("eventType", event);
    json.put("about", about);
    json.put("emittedAt", emittedAt.toString());
    json.put("accepted", attempts.stream().anyMatch(a -> a.status().equals(Optional.of(200))));
    ArrayNode rows = json.putArray("attempts");
    for (Attempt attempt : attempts) {
      ObjectNode row = rows.addObject();
      row.put("copy", attempt.copy());
      row.put("attempt", attempt.number());
      row.put("at", attempt.at().toString());
      row.put("status", attempt.status().orElse(null));
      row.put("answer", attempt.answer());
    }
    return json;
  }
}
