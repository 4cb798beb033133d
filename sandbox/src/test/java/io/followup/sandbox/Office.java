package io.followup.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The contractor's office and its customers, acting on a running engine, in domain words. */
final class Office {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Engine engine;

  Office(Engine engine) {
    this.engine = engine;
  }

  /** A customer's job with what is known of it. */
  record Job(long customer, long job, String phone) {
    String run() {
      return "estimate/acme/job-" + job;
    }

    String email() {
      return "pat" + phone.substring(1) + "@example.com";
    }
  }

  record Answer(int status, JsonNode body) {}

  Job jobFor(String phone) {
    long customer =
        simulator(
                "POST",
                "/sim/customers",
                """
                {"name":"Pat Example","phone":"%s","email":"pat%s@example.com","city":"Austin","state":"TX","zip":"78701"}\
                """
                    .formatted(phone, phone.substring(1)))
            .get("customerId")
            .asLong();
    long job =
        simulator(
                "POST",
                "/sim/jobs",
                "{\"customerId\":%d,\"jobType\":\"AC repair\"}".formatted(customer))
            .get("jobId")
            .asLong();
    return new Job(customer, job, phone);
  }

  /** An estimate goes out; the webhook tells. */
  long estimate(Job job, Instant createdOn) {
    return estimate(job, createdOn, "");
  }

  /**
   * @param more further fields, for example {@code , "copies": 3}
   */
  long estimate(Job job, Instant createdOn, String more) {
    return simulator(
            "POST",
            "/sim/estimates",
            """
            {"jobId":%d,"name":"Option A","subtotal":4000,"tax":250,"createdOn":"%s"%s}\
            """
                .formatted(job.job(), createdOn, more))
        .get("estimateId")
        .asLong();
  }

  void sell(long estimate, Instant at) {
    simulator("POST", "/sim/estimates/" + estimate + "/sell", "{\"at\":\"" + at + "\"}");
  }

  void sellSilently(long estimate, Instant at) {
    simulator(
        "POST", "/sim/estimates/" + estimate + "/sell", "{\"at\":\"" + at + "\",\"silent\":true}");
  }

  void dismiss(long estimate, Instant at) {
    simulator("POST", "/sim/estimates/" + estimate + "/dismiss", "{\"at\":\"" + at + "\"}");
  }

  void text(String from, String body) {
    simulator(
        "POST",
        "/sim/sms",
        "{\"from\":\"%s\",\"to\":\"+15125550100\",\"body\":\"%s\"}".formatted(from, body));
  }

  /**
   * How the customer's phone takes texts and calls.
   *
   * @param behavior as the simulator's {@code PUT /sim/phones} takes it
   */
  void behaves(Job job, String behavior) {
    simulator("PUT", "/sim/phones/" + encoded(job.phone()), behavior);
  }

  /** The customer answers an e-mail. */
  void answer(Job job, JsonNode mail, String text) {
    simulator(
        "POST",
        "/sim/mails",
        "{\"from\":\"%s\",\"to\":\"office@acme.example.com\",\"inReplyTo\":\"%s\",\"text\":\"%s\"}"
            .formatted(job.email(), mail.get("messageId").asText(), text));
  }

  List<JsonNode> mailsTo(String address) {
    return list(simulator("GET", "/sim/mails?to=" + address, ""));
  }

  /** What the office reads about a customer in the dispatch system. */
  List<String> notesAbout(Job job) {
    return list(simulator("GET", "/sim/board", "")).stream()
        .filter(note -> note.get("customerId").asLong() == job.customer())
        .map(note -> note.get("text").asText())
        .toList();
  }

  /** What is on record about a customer. */
  JsonNode contact(Job job) {
    return api("GET", "/api/contacts/" + job.customer() + "?tenant=acme").body();
  }

  List<JsonNode> messagesTo(String phone) {
    return list(simulator("GET", "/sim/messages?phone=" + encoded(phone), "")).stream()
        .filter(message -> message.get("direction").asText().equals("outbound-api"))
        .toList();
  }

  /** What was said in the only call to a number, once somebody has heard it. */
  String heardBy(String phone) {
    return await(
        "a call that was heard",
        Duration.ofSeconds(120),
        () -> {
          List<JsonNode> calls = callsTo(phone);
          return calls.size() == 1 && !calls.getFirst().get("heard").isEmpty()
              ? calls.getFirst().get("heard").toString()
              : null;
        });
  }

  List<JsonNode> callsTo(String phone) {
    return list(simulator("GET", "/sim/calls?phone=" + encoded(phone), ""));
  }

  JsonNode simulator(String method, String path, String body) {
    Answer answer = call(engine.simulator().uri().resolve(path), method, body, null);
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
    }
    return answer.body();
  }

  /** A call of the engine's REST API with the admin's key. */
  Answer api(String method, String path) {
    return call(URI.create(engine.apiUrl() + path), method, "", Engine.API_KEY);
  }

  /** The same, with a body of JSON. */
  Answer api(String method, String path, String body) {
    return call(URI.create(engine.apiUrl() + path), method, body, Engine.API_KEY);
  }

  /** The same, as one who may ask again: the same key is the same request. */
  Answer apiOnce(String path, String body, String idempotencyKey) {
    return call(
        URI.create(engine.apiUrl() + path),
        "POST",
        body,
        Engine.API_KEY,
        Map.of("Idempotency-Key", idempotencyKey));
  }

  Answer apiWithoutKey(String path) {
    return call(URI.create(engine.apiUrl() + path), "GET", "", null);
  }

  JsonNode run(Job job) {
    return api("GET", "/api/runs/" + job.run()).body();
  }

  /** The outcome, once the run has ended. */
  String outcome(Job job) {
    return await(
        "the end of " + job.run(),
        Duration.ofSeconds(150),
        () -> {
          JsonNode outcome = run(job).path("outcome");
          return outcome.isTextual() ? outcome.asText() : null;
        });
  }

  void awaitRun(Job job) {
    await(
        "the start of " + job.run(),
        Duration.ofSeconds(30),
        () -> api("GET", "/api/runs/" + job.run()).status() == 200 ? true : null);
  }

  void awaitMessages(String phone, int count) {
    await(
        count + " messages",
        Duration.ofSeconds(120),
        () -> messagesTo(phone).size() >= count ? true : null);
  }

  static <T> T await(String what, Duration longest, Supplier<T> found) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      T value = found.get();
      if (value != null) {
        return value;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + longest.toSeconds() + " s for " + what);
      }
      pause(100);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer call(URI uri, String method, String body, String key) {
    return call(uri, method, body, key, Map.of());
  }

  private static Answer call(
      URI uri, String method, String body, String key, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      HttpResponse<String> answer =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json(uri, answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(URI uri, String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(uri + " answered: " + body, e);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static String encoded(String phone) {
    return phone.replace("+", "%2B");
  }
}
