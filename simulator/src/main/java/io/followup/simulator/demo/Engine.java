package io.followup.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The engine's API as the demo needs it. */
final class Engine {
  private final Http http;
  private final String tenant;

  Engine(URI api, String key, String tenant) {
    this.http = new Http(api, Map.of("Authorization", "Bearer " + key));
    this.tenant = tenant;
  }

  /**
   * @throws IOException with a sentence when the engine does not answer or does not take the key
   */
  void ping() throws IOException, InterruptedException {
    Http.Reply reply = http.get("/api/deliveries?limit=1&tenant=" + tenant);
    if (reply.status() == 401 || reply.status() == 403) {
      throw new IOException("it does not accept the key in FOLLOWUP_API_KEY");
    }
    if (reply.status() != 200) {
      throw new IOException("it answers " + reply.status() + " to a list of deliveries");
    }
  }

  /** Every send of the contractor waits until an instant of business time. */
  void pause(Contractor contractor, Instant until, String reason)
      throws IOException, InterruptedException {
    http.send(
        "PUT",
        "/api/pauses",
        Json.object()
            .put("tenant", contractor.tenant())
            .put("until", until.toString())
            .put("reason", reason));
  }

  /** Error codes of the contractor's stopped senders, by their ids. */
  Map<String, String> stoppedSenders(Contractor contractor)
      throws IOException, InterruptedException {
    Map<String, String> codes = new HashMap<>();
    for (JsonNode sender : http.get("/api/senders").body()) {
      if (sender.path("tenant").asText().equals(contractor.tenant())
          && sender.path("state").asText().equals("stopped")) {
        codes.put(sender.path("id").asText(), sender.path("code").asText());
      }
    }
    return codes;
  }

  void resumeSenders(Contractor contractor) throws IOException, InterruptedException {
    for (String id : stoppedSenders(contractor).keySet()) {
      http.send("PUT", "/api/senders/" + id + "/resumed", Json.object());
    }
  }

  /** What is on record about a customer. */
  JsonNode contact(Contractor contractor, long customer) throws IOException, InterruptedException {
    return http.get("/api/contacts/" + customer + "?tenant=" + contractor.tenant()).body();
  }

  /** Compares the engine's record with ServiceTitan now. */
  void compare(Contractor contractor) throws IOException, InterruptedException {
    http.send(
        "POST",
        "/api/reconciliation",
        Json.object().put("tenant", contractor.tenant()).put("days", 3));
  }

  /** The newest comparison; without id while there is none. */
  JsonNode newestReport(Contractor contractor) throws IOException, InterruptedException {
    return http.get("/api/reconciliation?limit=1&tenant=" + contractor.tenant())
        .body()
        .path("reports")
        .path(0);
  }

  /** The campaign that brought a lead outside the service area from this ZIP code. */
  Optional<String> campaignOutside(Contractor contractor, String zip)
      throws IOException, InterruptedException {
    for (JsonNode row :
        http.get("/api/service-area/leads-outside?tenant=" + contractor.tenant()).body()) {
      for (JsonNode one : row.path("zips")) {
        if (one.asText().equals(zip)) {
          return Optional.of(row.path("campaign").asText());
        }
      }
    }
    return Optional.empty();
  }

  String runOfJob(Contractor contractor, long job) {
    return run(contractor, "estimate/job-" + job);
  }

  /**
   * @param run a workflow id without the tenant, for example {@code call/91000777}
   */
  String run(Contractor contractor, String run) {
    String of = contractor == Contractor.ACME ? tenant : contractor.tenant();
    return run.replaceFirst("/", "/" + of + "/");
  }

  /** Empty while there is no such run, or while the engine cannot tell. */
  Optional<RunState> run(String id) throws InterruptedException {
    try {
      Http.Reply reply = http.get("/api/runs/" + id);
      return reply.status() == 200 ? Optional.of(RunState.of(reply.body())) : Optional.empty();
    } catch (IOException | RuntimeException noAnswer) {
      return Optional.empty();
    }
  }
}
