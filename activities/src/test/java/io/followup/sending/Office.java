package io.followup.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.servicetitan.ClientSettings;
import io.followup.simulator.Simulator;
import io.followup.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The vendors, played by the simulator, and the calls that arrange and observe them. */
public final class Office implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  public final Simulator simulator;

  /** As many calls as the simulator takes; nothing is left alone because it fails. */
  public static final ClientSettings CALLS =
      new ClientSettings(
          10_000,
          null,
          null,
          Duration.ofSeconds(2),
          Duration.ZERO,
          new ClientSettings.Breaker(10_000, 100, null));

  private final HttpClient http = HttpClient.newHttpClient();

  public Office() {
    try {
      simulator = Simulator.start(SimulatorSettings.defaults().withPace(Duration.ofMillis(5)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode call(String method, String path, String body) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(simulator.uri() + "/sim" + path))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public long customer(String json) {
    return call("POST", "/customers", json).path("customerId").asLong();
  }

  public long job(long customer) {
    return call("POST", "/jobs", "{\"customerId\": " + customer + ", \"jobType\": \"AC Repair\"}")
        .path("jobId")
        .asLong();
  }

  public long estimate(long job, String subtotal) {
    return call(
            "POST",
            "/estimates",
            """
            {"jobId": %d, "name": "Option B", "subtotal": %s, "tax": 44.70, "silent": true}
            """
                .formatted(job, subtotal))
        .path("estimateId")
        .asLong();
  }

  public void act(long estimate, String act) {
    call("POST", "/estimates/" + estimate + "/" + act, "{\"silent\": true}");
  }

  public void phone(String number, String json) {
    call("PUT", "/phones/" + number, json);
  }

  public void twilio(String mode, int count) {
    call(
        "PUT", "/faults", "{\"twilio\": {\"mode\": \"%s\", \"count\": %d}}".formatted(mode, count));
  }

  public void serviceTitan(String mode, int count) {
    call(
        "PUT",
        "/faults",
        "{\"servicetitan\": {\"mode\": \"%s\", \"count\": %d}}".formatted(mode, count));
  }

  public JsonNode texts(String number) {
    return call("GET", "/messages?phone=" + number.replace("+", "%2B"), "");
  }

  public JsonNode calls(String number) {
    return call("GET", "/calls?phone=" + number.replace("+", "%2B"), "");
  }

  public JsonNode mails(String address) {
    return call("GET", "/mails?to=" + address, "");
  }

  @Override
  public void close() {
    simulator.close();
    http.close();
  }
}
