package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The shipped recipes of calls, debts, sessions and visits on real parts, at the pace of life. */
@Execution(ExecutionMode.CONCURRENT)
class LifecyclesEndToEndIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String COMPANY = "+15125550100";

  private static Engine engine;
  private static Office office;

  @BeforeAll
  static void start() {
    engine =
        EngineSeats.start(
            Engine.Settings.defaults()
                .quickToStart()
                .with("FOLLOWUP_SEQUENCES", Clone.root().resolve("sequences").toString())
                .with("FOLLOWUP_TENANTS_ACME_LINKS_BOOKING", "https://acme.example.com/book")
                // Numbers of customers become known by the feed of contacts.
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_READ", "contacts")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_EVERY_CONTACTS", "1s")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_OVERLAP", "5s"));
    office = new Office(engine);
  }

  @AfterAll
  static void stop() {
    EngineSeats.leave(engine);
  }

  // Missed calls.

  @Test
  void who_called_in_vain_gets_a_text_within_a_minute_and_once_a_day() {
    String phone = "+15125550171";
    Instant missed = Instant.now();
    missedCall(phone);
    office.awaitMessages(phone, 1);
    assertThat(Duration.between(missed, Instant.now())).isLessThan(Duration.ofSeconds(60));
    assertThat(office.messagesTo(phone).getFirst().get("body").asText())
        .contains("sorry we missed your call", "/l/");

    String again = missedCall(phone);
    awaitNothing("call/acme/" + again, 1);
    assertThat(office.messagesTo(phone)).hasSize(1);
  }

  private static String missedCall(String phone) {
    return office
        .simulator(
            "POST", "/sim/phone-calls", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(phone, COMPANY))
        .get("callId")
        .asText();
  }

  // Debts.

  @Test
  void a_debt_ends_within_a_second_of_the_payment_that_settles_it() {
    List<Duration> took = new ArrayList<>();
    // Of three, because the machine may be busy with something else at one of them.
    for (int debt = 0; debt < 3; debt++) {
      Office.Job job = office.jobFor("+1512555017" + (2 + debt));
      String invoice = overdueInvoice(job);
      String run = "dunning/acme/" + job.customer();
      awaitRun(run);
      pay(invoice, ",\"amount\":300");
      awaitStory(run, "is now open with $449.50");
      assertThat(run(run).get("outcome").isNull()).as("a part is still owed").isTrue();

      Instant paid = Instant.now();
      pay(invoice, "");
      assertThat(outcome(run)).isEqualTo("WON");
      took.add(Duration.between(paid, closedAt(run)));
    }
    assertThat(Collections.min(took)).isLessThan(Duration.ofSeconds(1));
  }

  private static Instant closedAt(String run) {
    return Office.await(
        "the close of " + run,
        SOON,
        () -> {
          JsonNode closed = run(run).path("closedAt");
          return closed.isTextual() ? Instant.parse(closed.asText()) : null;
        });
  }

  private static String overdueInvoice(Office.Job job) {
    return office
        .simulator(
            "POST",
            "/sim/invoices",
            "{\"customerId\":%d,\"total\":749.50,\"sentStatus\":\"Sent\",\"dueDate\":\"%s\"}"
                .formatted(job.customer(), Instant.now().minus(8, ChronoUnit.DAYS)))
        .get("invoiceId")
        .asText();
  }

  private static void pay(String invoice, String amount) {
    office.simulator(
        "POST",
        "/sim/invoices/" + invoice + "/pay",
        "{\"at\":\"" + Instant.now() + "\"" + amount + "}");
  }

  // Sessions.

  @Test
  void who_drops_out_and_books_after_all_is_left_alone() {
    String phone = "+15125550176";
    String session = session(phone);
    change("sessions", session, "abandon", Instant.now());
    String run = "session/acme/" + session;
    awaitRun(run);
    assertThat(run(run).get("outcome").isNull()).isTrue();

    change("sessions", session, "complete", Instant.now());
    assertThat(outcome(run)).isEqualTo("WON");
    assertThat(office.messagesTo(phone)).isEmpty();
  }

  @Test
  void nor_is_anything_begun_when_the_booking_is_told_before_the_drop_out() {
    String phone = "+15125550177";
    Instant dropped = Instant.now();
    String session = session(phone);
    change("sessions", session, "complete", dropped.plusSeconds(2));
    change("sessions", session, "abandon", dropped.plusSeconds(1));

    awaitNothing("session/acme/" + session, 2);
    assertThat(office.api("GET", "/api/runs/session/acme/" + session).status()).isEqualTo(404);
    assertThat(office.messagesTo(phone)).isEmpty();
  }

  @Test
  void who_drops_out_and_books_by_telephone_is_left_alone() {
    Office.Job known = office.jobFor("+15125550178");
    Office.await(
        "the customer's number",
        SOON,
        () -> office.contact(known).toString().contains(known.phone()) ? true : null);
    String session = session(known.phone());
    change("sessions", session, "abandon", Instant.now());
    String run = "session/acme/" + session;
    awaitRun(run);

    visit(known, Instant.now().plus(30, ChronoUnit.DAYS));
    assertThat(outcome(run)).isEqualTo("WON");
  }

  private static String session(String phone) {
    return office
        .simulator(
            "POST",
            "/sim/sessions",
            "{\"customer\":{\"firstName\":\"Pat\",\"phone\":\"%s\"}}".formatted(phone))
        .get("sessionId")
        .asText();
  }

  // Visits.

  @Test
  void a_reminder_moves_with_its_appointment() {
    Office.Job stays = office.jobFor("+15125550179");
    Office.Job moves = office.jobFor("+15125550180");
    Instant tomorrow = Instant.now().plus(24, ChronoUnit.HOURS).plusSeconds(20);
    JsonNode moved = visit(moves, tomorrow);
    visit(stays, tomorrow);
    String run = "job/acme/" + moved.get("jobId").asText();
    awaitRun(run);

    Instant later = tomorrow.plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    office.simulator(
        "POST",
        "/sim/appointments/" + moved.get("appointmentId").asText() + "/move",
        "{\"start\":\"%s\"}".formatted(later));
    awaitStory(run, "was moved.");

    office.awaitMessages(stays.phone(), 1);
    Office.pause(3000);
    assertThat(office.messagesTo(moves.phone())).as("its reminder waits").isEmpty();
    assertThat(run(run).path("next").path("at").asText())
        .isEqualTo(later.minus(24, ChronoUnit.HOURS).toString());
  }

  private static JsonNode visit(Office.Job of, Instant start) {
    return office.simulator(
        "POST",
        "/sim/jobs",
        "{\"customerId\":%d,\"start\":\"%s\"}".formatted(of.customer(), start));
  }

  // What all of them need.

  private static void change(String what, String id, String verb, Instant at) {
    office.simulator("POST", "/sim/" + what + "/" + id + "/" + verb, "{\"at\":\"" + at + "\"}");
  }

  private static JsonNode run(String id) {
    return office.api("GET", "/api/runs/" + id).body();
  }

  private static void awaitRun(String id) {
    Office.await(
        "the start of " + id,
        SOON,
        () -> office.api("GET", "/api/runs/" + id).status() == 200 ? true : null);
  }

  private static void awaitStory(String id, String words) {
    Office.await(
        "the story to tell: " + words,
        SOON,
        () -> run(id).path("story").toString().contains(words) ? true : null);
  }

  private static String outcome(String id) {
    return Office.await(
        "the end of " + id,
        SOON,
        () -> {
          JsonNode outcome = run(id).path("outcome");
          return outcome.isTextual() ? outcome.asText() : null;
        });
  }

  /** So many webhooks about an object were understood, and nothing came of them. */
  private static void awaitNothing(String subject, int webhooks) {
    Office.await(
        webhooks + " deliveries about " + subject + " that changed nothing",
        SOON,
        () ->
            office
                        .api("GET", "/api/deliveries?tenant=acme&state=NOTHING&subject=" + subject)
                        .body()
                        .path("deliveries")
                        .size()
                    >= webhooks
                ? true
                : null);
  }
}
