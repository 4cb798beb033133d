package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every twentieth webhook is lost on its way to a real engine. After one comparison every follow-up
 * that should be there is, and none goes on whose object is closed.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReconciliationEndToEndIT {
  private static final int OF_EACH = 40;
  private static final int OF_STRANGERS = 8;
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Instant OVERDUE = Instant.now().minus(Duration.ofDays(2));

  private static Engine engine;
  private static Office office;

  /** Number of the report that was looked at last. */
  private static String reported = "";

  /** Runs of objects that are open, and of objects that are closed. */
  private final List<String> open = new ArrayList<>();

  private final List<String> closed = new ArrayList<>();

  /** Runs that must have begun; they may be over soon. */
  private final List<String> begun = new ArrayList<>();

  @BeforeAll
  static void start() {
    engine =
        EngineSeats.start(
            Engine.Settings.defaults()
                .quickToStart()
                .with("FOLLOWUP_SEQUENCES", Clone.root().resolve("sequences").toString()));
    office = new Office(engine);
  }

  @AfterAll
  static void stop() {
    EngineSeats.leave(engine);
  }

  @Test
  void after_a_night_with_lost_webhooks_all_follow_ups_are_as_they_should_be() {
    weather("\"drop\": 0.05, \"seed\": 7");
    for (int number = 0; number < OF_EACH; number++) {
      boolean closes = number % 2 == 1;
      Office.Job job = office.jobFor("+1512555%04d".formatted(100 + number));
      estimate(job, closes);
      booking(job, closes);
      appointment(job);
      invoice(job, closes);
    }
    for (int number = 0; number < OF_STRANGERS; number++) {
      String lost = number == 0 ? ", \"silent\": true" : "";
      session("+1512555%04d".formatted(200 + number), lost);
      missedCall("+1512555%04d".formatted(300 + number), lost);
    }
    weather("\"drop\": 0");
    awaitQuiet();
    long lost = lost();
    assertThat(lost).as("webhooks lost on the way").isBetween(5L, 60L);

    JsonNode report = compare();

    assertThat(report.get("state").asText()).as(report.toString()).isEqualTo("DONE");
    assertThat(report.get("repaired").path("MISSED_START").asInt()).isPositive();
    assertThat(report.get("repaired").path("MISSED_STOP").asInt()).isPositive();
    assertThat(report.get("people")).as(report.toString()).isEmpty();
    assertThat(open).allSatisfy(run -> assertThat(status(run)).as(run).isEqualTo("RUNNING"));
    assertThat(begun).allSatisfy(run -> assertThat(status(run)).as(run).isNotEqualTo("none"));
    closed.forEach(
        run ->
            Office.await(
                "the end of " + run, SOON, () -> status(run).equals("RUNNING") ? null : true));
    assertThat(office.mailsTo("desk@acme.example.com"))
        .extracting(mail -> mail.get("subject").asText())
        .contains("Follow-up: The nightly comparison repaired what webhooks had not told");

    // The next night finds nothing.
    JsonNode next = compare();
    assertThat(next.get("repaired")).as(next.toString()).isEmpty();
    assertThat(next.get("objects").asInt()).isGreaterThanOrEqualTo(4 * OF_EACH + 2 * OF_STRANGERS);
  }

  private void estimate(Office.Job job, boolean closes) {
    long estimate = office.estimate(job, Instant.now());
    (closes ? closed : open).add(job.run());
    if (closes) {
      office.simulator("POST", "/sim/estimates/" + estimate + "/sell", "{}");
    }
  }

  private void booking(Office.Job job, boolean closes) {
    long booking =
        office
            .simulator(
                "POST",
                "/sim/bookings",
                "{\"name\":\"Pat Example\",\"phone\":\"%s\",\"email\":\"%s\",\"summary\":\"AC\"}"
                    .formatted(job.phone(), job.email()))
            .get("bookingId")
            .asLong();
    (closes ? closed : open).add("booking/acme/" + booking);
    if (closes) {
      office.simulator("POST", "/sim/bookings/" + booking + "/accept", "{}");
    }
  }

  private void appointment(Office.Job job) {
    long visit =
        office
            .simulator(
                "POST",
                "/sim/jobs",
                "{\"customerId\":%d,\"jobType\":\"AC repair\",\"start\":\"%s\"}"
                    .formatted(job.customer(), Instant.now().plus(Duration.ofDays(9))))
            .get("jobId")
            .asLong();
    open.add("job/acme/" + visit);
  }

  private void invoice(Office.Job job, boolean closes) {
    long invoice =
        office
            .simulator(
                "POST",
                "/sim/invoices",
                "{\"customerId\":%d,\"total\":412.50,\"dueDate\":\"%s\"}"
                    .formatted(job.customer(), OVERDUE))
            .get("invoiceId")
            .asLong();
    (closes ? closed : open).add("dunning/acme/" + job.customer());
    if (closes) {
      office.simulator("POST", "/sim/invoices/" + invoice + "/pay", "{}");
    }
  }

  /**
   * Somebody dropped out of the online scheduler a while ago.
   *
   * @param more further fields of what happens
   */
  private void session(String phone, String more) {
    String session =
        office
            .simulator(
                "POST",
                "/sim/sessions",
                "{\"customer\":{\"firstName\":\"Pat\",\"phone\":\"%s\"}}".formatted(phone))
            .get("sessionId")
            .asText();
    office.simulator(
        "POST",
        "/sim/sessions/" + session + "/abandon",
        "{\"at\":\"" + Instant.now().minus(Duration.ofMinutes(20)) + "\"" + more + "}");
    begun.add("session/acme/" + session);
  }

  private void missedCall(String phone, String more) {
    String call =
        office
            .simulator(
                "POST",
                "/sim/phone-calls",
                "{\"from\":\"%s\",\"to\":\"+15125550100\"%s}".formatted(phone, more))
            .get("callId")
            .asText();
    begun.add("call/acme/" + call);
  }

  private static void weather(String webhooks) {
    office.simulator("PUT", "/sim/faults", "{\"webhooks\": {" + webhooks + "}}");
  }

  /** Until every webhook was tried and every delivery relayed. */
  private static void awaitQuiet() {
    Office.await(
        "the relay to be through",
        SOON,
        () -> {
          boolean tried = webhooks().allMatch(webhook -> !webhook.path("attempts").isEmpty());
          JsonNode waiting = office.api("GET", "/api/deliveries?state=NEW").body();
          return tried && waiting.get("deliveries").isEmpty() ? true : null;
        });
  }

  private static long lost() {
    return webhooks().filter(webhook -> webhook.toString().contains("lost on the way")).count();
  }

  private static Stream<JsonNode> webhooks() {
    return office.simulator("GET", "/sim/webhooks", "").valueStream();
  }

  private static JsonNode compare() {
    Office.Answer started = office.api("POST", "/api/reconciliation", "{\"days\":1}");
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    return Office.await(
        "the report",
        SOON,
        () -> {
          JsonNode newest = newest();
          boolean over =
              !newest.path("state").asText("RUNNING").equals("RUNNING")
                  && !newest.path("id").asText().equals(reported);
          if (over) {
            reported = newest.path("id").asText();
          }
          return over ? office.api("GET", "/api/reconciliation/" + reported).body() : null;
        });
  }

  private static JsonNode newest() {
    return office.api("GET", "/api/reconciliation?limit=1").body().path("reports").path(0);
  }

  private static String status(String run) {
    Office.Answer answer = office.api("GET", "/api/runs/" + run);
    return answer.status() == 200 ? answer.body().get("status").asText() : "none";
  }
}
