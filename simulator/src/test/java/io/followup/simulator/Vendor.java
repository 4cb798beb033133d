package io.followup.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Form;
import io.followup.simulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

/** Talks to a running simulator as tests and production code do: over HTTP. */
final class Vendor implements AutoCloseable {
  final Simulator simulator;
  private final HttpClient client = HttpClient.newHttpClient();
  private String token = "";

  /** An answer with its body read as JSON, where it is JSON. */
  record Got(int status, JsonNode json) {}

  Vendor(Simulator simulator) {
    this.simulator = simulator;
  }

  static Vendor start() throws IOException {
    return start(SimulatorSettings.defaults());
  }

  static Vendor start(SimulatorSettings settings) throws IOException {
    return new Vendor(Simulator.start(settings.withPace(Duration.ofMillis(5))));
  }

  Got sim(String method, String path, String body) throws IOException, InterruptedException {
    return send(request("/sim" + path).method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  JsonNode seen(String path) throws IOException, InterruptedException {
    return sim("GET", path, "").json();
  }

  Got requestToken(String contentType, String body) throws IOException, InterruptedException {
    return send(
        request("/connect/token")
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Got requestToken() throws IOException, InterruptedException {
    SimulatorSettings.ServiceTitan office = simulator.settings().serviceTitan();
    return requestToken(
        "application/x-www-form-urlencoded",
        new Form()
            .with("grant_type", "client_credentials")
            .with("client_id", office.clientId())
            .with("client_secret", office.clientSecret())
            .encoded());
  }

  Got serviceTitan(String method, String module, String resource, String body)
      throws IOException, InterruptedException {
    if (token.isEmpty()) {
      token = requestToken().json().path("access_token").asText();
    }
    return serviceTitan(method, module, resource, body, token, simulator.settings().serviceTitan());
  }

  Got serviceTitan(
      String method,
      String module,
      String resource,
      String body,
      String bearer,
      SimulatorSettings.ServiceTitan as)
      throws IOException, InterruptedException {
    return send(
        request("/" + module + "/tenant/" + as.tenantId() + "/" + resource)
            .header("Authorization", "Bearer " + bearer)
            .header("ST-App-Key", as.appKey())
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  Got estimates(String query) throws IOException, InterruptedException {
    return serviceTitan("GET", "sales/v2", "estimates" + query, "");
  }

  Got twilio(String method, String resource, Form form) throws IOException, InterruptedException {
    return twilio(method, resource, form, simulator.settings().twilio());
  }

  Got twilio(String method, String resource, Form form, SimulatorSettings.Twilio as)
      throws IOException, InterruptedException {
    String credentials = as.accountSid() + ":" + as.authToken();
    return send(
        request(
                resource.startsWith("/")
                    ? resource
                    : "/2010-04-01/Accounts/" + as.accountSid() + "/" + resource)
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(form.encoded())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.uri() + path))
        .timeout(Duration.ofSeconds(10));
  }

  private Got send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String body = response.body();
    boolean json = body.startsWith("{") || body.startsWith("[");
    return new Got(response.statusCode(), json ? Json.read(body) : Json.object());
  }

  /** A customer with one job and one open estimate, made silently. */
  Opportunity opportunity(String phone) throws IOException, InterruptedException {
    long customer =
        sim(
                "POST",
                "/customers",
                """
                {"name": "Dana Reyes", "phone": "%s", "email": "dana@example.com",
                 "street": "12 Oak St", "city": "Austin", "state": "TX", "zip": "78701"}
                """
                    .formatted(phone))
            .json()
            .path("customerId")
            .asLong();
    long job =
        sim("POST", "/jobs", "{\"customerId\": %d, \"jobType\": \"AC Repair\"}".formatted(customer))
            .json()
            .path("jobId")
            .asLong();
    return new Opportunity(customer, job, option(job, "\"silent\": true"));
  }

  /** One more estimate of a job; the rest of its JSON as given. */
  long option(long job, String more) throws IOException, InterruptedException {
    return sim(
            "POST",
            "/estimates",
            """
            {"jobId": %d, "name": "Option B", "subtotal": 538.50, "tax": 44.70,
             "createdOn": "2026-11-24T16:00:00Z", %s}
            """
                .formatted(job, more))
        .json()
        .path("estimateId")
        .asLong();
  }

  record Opportunity(long customer, long job, long estimate) {}

  /** A file of the vendors' samples. */
  static byte[] sample(String name) throws IOException {
    try (InputStream in = Vendor.class.getResourceAsStream("/" + name)) {
      return in.readAllBytes();
    }
  }

  static JsonNode sampleJson(String name) throws IOException {
    return Json.read(sample(name));
  }

  @Override
  public void close() {
    client.shutdownNow();
    simulator.close();
  }
}
