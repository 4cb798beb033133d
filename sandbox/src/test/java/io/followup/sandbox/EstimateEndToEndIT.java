package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.temporal.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The main job on real parts: Temporal server, PostgreSQL, api and worker as processes, the vendors
 * over sockets. The scenarios live side by side; 72 hours take 48 seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class EstimateEndToEndIT {
  /** Tuesday 10:00 in Austin. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-12-01T16:00:00Z");

  private final Office office = new Office(RunningEngine.get());

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  private static void livesThrough(long hours) {
    Office.pause(Duration.ofHours(hours).toMillis() / RunningEngine.SPEED);
  }

  @Test
  void never_signed_is_texted_then_called_and_exhausted() {
    Office.Job job = office.jobFor("+15125550101");
    office.estimate(job, TUESDAY_10);
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");

    List<JsonNode> messages = office.messagesTo(job.phone());
    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().get("body").asText())
        .contains("Pat")
        .contains("Acme Air & Heat")
        .contains("STOP")
        .doesNotContain("{{");
    assertThat(office.heardBy(job.phone()))
        .contains("Acme Air & Heat")
        .contains("Press 1")
        .contains("Press 9");
    assertThat(office.run(job).get("story").toString()).contains("first-text").contains("call");
  }

  @Test
  void a_sale_before_the_text_means_silence() {
    Office.Job job = office.jobFor("+15125550102");
    long estimate = office.estimate(job, TUESDAY_10);
    office.awaitRun(job);
    office.sell(estimate, after(10));
    assertThat(office.outcome(job)).isEqualTo("WON");
    livesThrough(30);
    assertThat(office.messagesTo(job.phone())).isEmpty();
  }

  @Test
  void a_sale_without_a_webhook_is_found_by_the_fresh_read() {
    Office.Job job = office.jobFor("+15125550103");
    long estimate = office.estimate(job, TUESDAY_10);
    office.awaitRun(job);
    office.sellSilently(estimate, after(5));
    assertThat(office.outcome(job)).isEqualTo("WON");
    assertThat(office.messagesTo(job.phone())).isEmpty();
    assertThat(office.callsTo(job.phone())).isEmpty();
  }

  @Test
  void a_text_that_says_stop_ends_it_and_nothing_follows() {
    Office.Job job = office.jobFor("+15125550104");
    office.estimate(job, TUESDAY_10);
    office.awaitMessages(job.phone(), 1);
    office.text(job.phone(), "STOP");
    assertThat(office.outcome(job)).isEqualTo("OPTED_OUT");
    // On a busy machine two days may have gone by before the text was read.
    int callsBefore = office.callsTo(job.phone()).size();
    livesThrough(60);
    assertThat(office.messagesTo(job.phone())).hasSize(1);
    assertThat(office.callsTo(job.phone())).hasSize(callsBefore);
  }

  @Test
  void a_dispatch_opt_out_sends_nothing_and_says_why() {
    Office.Job job = office.jobFor("+15125550105");
    office.simulator(
        "POST", "/sim/optouts", "{\"phone\":\"%s\",\"type\":\"Global\"}".formatted(job.phone()));
    office.estimate(job, TUESDAY_10);
    assertThat(office.outcome(job)).isEqualTo("OPTED_OUT");
    assertThat(office.messagesTo(job.phone())).isEmpty();
    assertThat(office.run(job).get("why").asText()).isNotBlank();
  }

  @Test
  void a_text_due_at_night_waits_until_nine_and_says_so() {
    Office.Job job = office.jobFor("+15125550106");
    Instant tuesdayNight = Instant.parse("2026-12-02T04:30:00Z"); // 22:30 in Austin
    office.estimate(job, tuesdayNight);
    office.awaitMessages(job.phone(), 1);
    JsonNode deferral =
        Office.await(
            "the deferral in the story",
            Duration.ofSeconds(30),
            () -> {
              for (JsonNode line : office.run(job).get("story")) {
                if (line.get("text").asText().contains("Quiet hours")) {
                  return line;
                }
              }
              return null;
            });
    assertThat(deferral.get("text").asText()).contains("09:00");
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
  }

  @Test
  void three_options_of_one_job_are_one_conversation() {
    Office.Job job = office.jobFor("+15125550107");
    office.estimate(job, TUESDAY_10);
    office.estimate(job, after(0).plusSeconds(60));
    office.estimate(job, after(0).plusSeconds(120));
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.messagesTo(job.phone())).hasSize(1);
    assertThat(office.callsTo(job.phone())).hasSize(1);
  }

  @Test
  void webhooks_delivered_three_times_in_any_order_change_nothing() {
    Office.Job job = office.jobFor("+15125550108");
    office.estimate(job, TUESDAY_10, ",\"copies\":3,\"shuffle\":true");
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.messagesTo(job.phone())).hasSize(1);
    assertThat(office.callsTo(job.phone())).hasSize(1);
  }

  @Test
  void nine_pressed_during_the_call_ends_calls() {
    Office.Job job = office.jobFor("+15125550109");
    office.simulator(
        "PUT",
        "/sim/phones/%2B15125550109",
        "{\"sms\":\"deliver\",\"call\":\"human\",\"keys\":\"9\"}");
    office.estimate(job, TUESDAY_10);
    Office.await(
        "the call",
        Duration.ofSeconds(150),
        () -> office.callsTo(job.phone()).isEmpty() ? null : true);
    JsonNode call =
        Office.await(
            "the key",
            Duration.ofSeconds(30),
            () -> {
              JsonNode first = office.callsTo(job.phone()).getFirst();
              return first.get("keysPressed").toString().contains("9") ? first : null;
            });
    assertThat(call.get("heard").toString()).containsIgnoringCase("calls");
    Office.Job second = new Office.Job(job.customer(), anotherJob(job), job.phone());
    office.estimate(second, TUESDAY_10);
    office.outcome(second);
    assertThat(office.callsTo(job.phone())).hasSize(1);
  }

  @Test
  void who_asks_for_a_later_call_is_called_back_twice_and_no_more() {
    Office.Job job = office.jobFor("+15125550121");
    office.simulator(
        "PUT",
        "/sim/phones/%2B15125550121",
        "{\"sms\":\"deliver\",\"call\":\"human\",\"keys\":\"2\"}");
    office.estimate(job, TUESDAY_10);
    assertThat(office.outcome(job)).isEqualTo("EXHAUSTED");
    assertThat(office.callsTo(job.phone())).hasSize(3);
    assertThat(office.run(job).get("story").toString())
        .contains("The customer asked to be called back later.", "a person answered");
  }

  private long anotherJob(Office.Job job) {
    return office
        .simulator(
            "POST",
            "/sim/jobs",
            "{\"customerId\":%d,\"jobType\":\"AC repair\"}".formatted(job.customer()))
        .get("jobId")
        .asLong();
  }

  @Test
  void every_delivery_tells_what_came_of_it() {
    Office.Job job = office.jobFor("+15125550110");
    office.estimate(job, TUESDAY_10);
    office.awaitRun(job);
    JsonNode deliveries =
        office.api("GET", "/api/deliveries?tenant=acme&subject=" + job.run()).body();
    JsonNode one = deliveries.findValue("id");
    JsonNode delivery = office.api("GET", "/api/deliveries/" + one.asText()).body();
    assertThat(delivery.toString()).contains("estimate.created", "EstimateOpened", job.run());
    assertThat(office.apiWithoutKey("/api/deliveries").status()).isEqualTo(401);
  }

  @Test
  void histories_hold_no_personal_data() throws Exception {
    Office.Job job = office.jobFor("+15125550111");
    office.estimate(job, TUESDAY_10);
    office.outcome(job);
    WorkflowClient client =
        WorkflowClient.newInstance(
            WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(RunningEngine.get().temporalAddress())
                    .build()),
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    List<String> everything = new ArrayList<>();
    client
        .fetchHistory(job.run())
        .getHistory()
        .getEventsList()
        .forEach(event -> everything.add(Plain.text(event)));
    String history = String.join("\n", everything);
    assertThat(history).contains("first-text", "Sent");
    assertThat(history).doesNotContain("Pat", "@example.com", "5550111", "Main St", job.phone());
  }
}
