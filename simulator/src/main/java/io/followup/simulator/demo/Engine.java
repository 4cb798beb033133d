package io.followup.simulator.demo;

import java.io.IOException;
import java.net.URI;
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

  String runOfJob(Contractor contractor, long job) {
    String of = contractor == Contractor.ACME ? tenant : contractor.tenant();
    return "estimate/" + of + "/job-" + job;
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
