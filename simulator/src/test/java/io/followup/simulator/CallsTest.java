package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Form;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final String PHONE = "+15125550142";
  private static final String QUESTION =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Response>
        <Say>Hello,
          this is Acme.</Say>
        <Gather numDigits="1" action="voice-key?k=a1"><Say>Press 1 to talk to us.</Say></Gather>
        <Say>Goodbye.</Say>
      </Response>
      """;
  private Engine engine;
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    vendor = Vendor.start();
    engine.answers("/twilio/voice", request -> new Engine.Told(200, QUESTION));
    engine.answers(
        "/twilio/voice-key",
        request ->
            new Engine.Told(
                200,
                "<Response><Say>One moment.</Say><Dial><Number>+15125550199</Number></Dial></Response>"));
  }

  @AfterEach
  void stop() {
    vendor.close();
    engine.close();
  }

  @Test
  void a_new_call_is_queued_in_the_vendors_shape() throws Exception {
    Vendor.Got got = vendor.twilio("POST", "Calls.json", call());
    JsonNode sample = Vendor.sampleJson("twilio/api-call-create-201.json").path("body");
    assertThat(got.status()).isEqualTo(201);
    assertThat(got.json().fieldNames()).toIterable().containsExactlyElementsOf(sample::fieldNames);
    assertThat(got.json().path("status").asText()).isEqualTo("queued");
    assertThat(got.json().path("to_formatted").asText()).isEqualTo("(512) 555-0142");
  }

  @Test
  void a_person_hears_the_question_presses_one_and_is_connected() throws Exception {
    vendor.sim("PUT", "/phones/" + PHONE, "{\"call\": \"human\", \"keys\": \"1\"}");
    place(call().with("MachineDetection", "DetectMessageEnd"));
    JsonNode seen = finished();
    assertThat(texts(seen.path("heard")))
        .containsExactly("Hello, this is Acme.", "Press 1 to talk to us.", "One moment.");
    assertThat(seen.path("keysPressed").asText()).isEqualTo("1");
    assertThat(texts(seen.path("dialed"))).containsExactly("+15125550199");
    assertThat(seen.path("answeredBy").asText()).isEqualTo("human");
    assertThat(texts(seen.path("problems"))).isEmpty();

    Engine.Posted asked = engine.posted("/twilio/voice").getFirst();
    assertThat(asked.form().text("CallStatus")).contains("in-progress");
    assertThat(asked.form().text("AnsweredBy")).contains("human");
    Engine.Posted pressed = engine.posted("/twilio/voice-key").getFirst();
    assertThat(pressed.form().text("Digits")).contains("1");
    assertThat(pressed.url()).isEqualTo(engine.at("/twilio/voice-key?k=a1"));
    String token = vendor.simulator.settings().twilio().authToken();
    for (Engine.Posted request : List.of(asked, pressed)) {
      assertThat(request.header("X-Twilio-Signature"))
          .isEqualTo(TwilioSigning.of(token, request.url(), request.form()));
    }
  }

  @Test
  void the_asked_for_events_are_called_back_in_order() throws Exception {
    Form form = call().with("StatusCallback", engine.at("/status?k=a1"));
    List.of("initiated", "ringing", "answered", "completed")
        .forEach(event -> form.with("StatusCallbackEvent", event));
    place(form.with("MachineDetection", "DetectMessageEnd"));
    List<Engine.Posted> told = engine.awaits("/status", 4);
    assertThat(told.stream().map(p -> p.form().text("CallStatus").orElse("")))
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(told.stream().map(p -> p.form().text("SequenceNumber").orElse("")))
        .containsExactly("0", "1", "2", "3");
    JsonNode sample = Vendor.sampleJson("twilio/call-completed-human.json").at("/request/form");
    assertThat(told.getLast().form().sorted().keySet())
        .containsExactlyInAnyOrderElementsOf(sample::fieldNames);
  }

  @Test
  void without_a_wish_only_the_end_is_called_back() throws Exception {
    place(call().with("StatusCallback", engine.at("/status")));
    finished();
    assertThat(engine.awaits("/status", 1)).hasSize(1);
    assertThat(engine.posted("/status").getFirst().form().text("CallStatus")).contains("completed");
  }

  @Test
  void silence_goes_on_to_the_next_verb() throws Exception {
    place(call());
    assertThat(texts(finished().path("heard"))).endsWith("Goodbye.");
    assertThat(engine.posted("/twilio/voice-key")).isEmpty();
  }

  @Test
  void a_voicemail_box_takes_the_message_and_presses_nothing() throws Exception {
    vendor.sim("PUT", "/phones/" + PHONE, "{\"call\": \"voicemail\", \"keys\": \"1\"}");
    place(call().with("MachineDetection", "DetectMessageEnd"));
    JsonNode seen = finished();
    assertThat(seen.path("answeredBy").asText()).isEqualTo("machine_end_beep");
    assertThat(seen.path("keysPressed").asText()).isEmpty();
    assertThat(engine.posted("/twilio/voice").getFirst().form().text("AnsweredBy"))
        .contains("machine_end_beep");
  }

  @Test
  void lines_that_are_not_answered_end_without_a_request_for_instructions() throws Exception {
    for (String outcome : List.of("no-answer", "busy", "failed")) {
      vendor.sim("PUT", "/phones/" + PHONE, "{\"call\": \"%s\"}".formatted(outcome));
      String path = "/status-" + outcome;
      place(call().with("StatusCallback", engine.at(path)));
      Engine.Posted told = engine.awaits(path, 1).getFirst();
      assertThat(told.form().text("CallStatus")).contains(outcome);
      assertThat(told.form().text("CallDuration")).contains("0");
    }
    assertThat(engine.posted("/twilio/voice")).isEmpty();
  }

  @Test
  void broken_instructions_are_heard_as_an_application_error_and_noted() throws Exception {
    engine.answers("/twilio/voice", request -> new Engine.Told(500, "oops"));
    place(call());
    JsonNode seen = finished();
    assertThat(texts(seen.path("heard")).getFirst()).contains("application error");
    assertThat(texts(seen.path("problems")).getFirst()).contains("11200").contains("500");
  }

  @Test
  void redirects_and_hangups_are_followed() throws Exception {
    engine.answers(
        "/twilio/voice",
        r -> new Engine.Told(200, "<Response><Redirect>/next</Redirect></Response>"));
    engine.answers(
        "/next", r -> new Engine.Told(200, "<Response><Hangup/><Say>Never</Say></Response>"));
    place(call());
    assertThat(texts(finished().path("heard"))).isEmpty();
    assertThat(engine.posted("/next")).hasSize(1);
  }

  @Test
  void a_call_may_be_canceled_while_it_rings() throws Exception {
    try (Vendor slow =
        new Vendor(
            Simulator.start(SimulatorSettings.defaults().withPace(Duration.ofMillis(300))))) {
      String sid = slow.twilio("POST", "Calls.json", call()).json().path("sid").asText();
      Vendor.Got got =
          slow.twilio("POST", "Calls/" + sid + ".json", new Form().with("Status", "canceled"));
      assertThat(got.json().path("status").asText()).isEqualTo("canceled");
      assertThat(
              slow.twilio("POST", "Calls/" + sid + ".json", new Form().with("Status", "completed"))
                  .status())
          .isEqualTo(400);
      Thread.sleep(700);
      assertThat(engine.posted("/twilio/voice")).isEmpty();
    }
  }

  @Test
  void calls_are_listed_and_read() throws Exception {
    String sid = place(call());
    finished();
    assertThat(
            vendor
                .twilio("GET", "Calls/" + sid + ".json", new Form())
                .json()
                .path("status")
                .asText())
        .isEqualTo("completed");
    assertThat(
            vendor
                .twilio("GET", "Calls.json?To=%2B15125550142", new Form())
                .json()
                .at("/calls/0/sid")
                .asText())
        .isEqualTo(sid);
    assertThat(vendor.twilio("GET", "Calls/CA1.json", new Form()).status()).isEqualTo(404);
  }

  private String place(Form form) throws Exception {
    Vendor.Got got = vendor.twilio("POST", "Calls.json", form);
    assertThat(got.status()).isEqualTo(201);
    return got.json().path("sid").asText();
  }

  /** The newest call, once it is over. */
  private JsonNode finished() throws Exception {
    for (int i = 0; i < 200; i++) {
      JsonNode call = vendor.seen("/calls?phone=%2B15125550142&limit=1").get(0);
      if (!call.path("end_time").isNull()) {
        return call;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("The call did not end.");
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private Form call() {
    return new Form()
        .with("To", PHONE)
        .with("From", "+15125550100")
        .with("Url", engine.at("/twilio/voice?k=a1"));
  }
}
