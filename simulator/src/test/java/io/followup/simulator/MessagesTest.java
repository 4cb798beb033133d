package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Form;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final String PHONE = "+15125550142";
  private static final String SERVICE = "MG00000000000000000000000000000002";
  private Engine engine;
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    vendor = Vendor.start();
    vendor.simulator.deliverTo(URI.create(engine.at("/hook")), URI.create(engine.at("/sms")));
  }

  @AfterEach
  void stop() {
    vendor.close();
    engine.close();
  }

  @Test
  void a_text_through_a_service_is_accepted_in_the_vendors_shape() throws Exception {
    Vendor.Got got = vendor.twilio("POST", "Messages.json", text());
    JsonNode sample = Vendor.sampleJson("twilio/api-message-create-201.json").path("body");
    assertThat(got.status()).isEqualTo(201);
    assertThat(got.json().fieldNames()).toIterable().containsExactlyElementsOf(sample::fieldNames);
    for (String same :
        List.of("status", "from", "num_segments", "num_media", "date_sent", "price")) {
      assertThat(got.json().path(same)).as(same).isEqualTo(sample.path(same));
    }
    assertThat(got.json().path("sid").asText()).matches("SM[0-9a-f]{32}");
    assertThat(got.json().path("date_created").asText())
        .matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} \\+0000");
  }

  @Test
  void a_text_from_a_number_is_queued() throws Exception {
    Form form = new Form().with("To", PHONE).with("From", "+15125550100").with("Body", "Hi");
    JsonNode json = vendor.twilio("POST", "Messages.json", form).json();
    assertThat(json.path("status").asText()).isEqualTo("queued");
    assertThat(json.path("from").asText()).isEqualTo("+15125550100");
    assertThat(json.path("num_segments").asText()).isEqualTo("1");
  }

  @Test
  void sent_and_delivered_are_called_back_signed() throws Exception {
    Form form = text().with("StatusCallback", engine.at("/status?k=est-1.s1.a1"));
    String sid = vendor.twilio("POST", "Messages.json", form).json().path("sid").asText();
    List<Engine.Posted> told = engine.awaits("/status", 2);
    assertThat(told.stream().map(p -> p.form().text("MessageStatus").orElse("")))
        .containsExactly("sent", "delivered");
    Engine.Posted last = told.getLast();
    assertThat(last.form().text("MessageSid")).contains(sid);
    assertThat(last.form().text("ErrorCode")).isEmpty();
    assertThat(last.header("X-Twilio-Signature"))
        .isEqualTo(TwilioSigning.of(token(), last.url(), last.form()));
    assertThat(
            vendor
                .twilio("GET", "Messages/" + sid + ".json", new Form())
                .json()
                .path("status")
                .asText())
        .isEqualTo("delivered");
    JsonNode seen = vendor.seen("/messages?phone=%2B15125550142").get(0);
    assertThat(seen.path("k").asText()).isEqualTo("est-1.s1.a1");
    assertThat(seen.path("body").asText()).isEqualTo("Hi Dana");
    assertThat(seen.path("postedAt").asText()).endsWith("Z");
  }

  @Test
  void signatures_match_the_vendors_vectors() throws Exception {
    for (JsonNode vector : Vendor.sampleJson("twilio/signature-vectors.json").path("vectors")) {
      if (vector.path("type").asText().equals("form")) {
        Form form = new Form();
        vector
            .path("params")
            .properties()
            .forEach(p -> form.with(p.getKey(), p.getValue().asText()));
        String signature =
            TwilioSigning.of(vector.path("auth_token").asText(), vector.path("url").asText(), form);
        // One vector is valid although it was signed without its port; Twilio signs with it.
        if (!vector.path("name").asText().equals("port-in-url-signed-without-port")) {
          assertThat(signature.equals(vector.path("signature").asText()))
              .as(vector.path("name").asText())
              .isEqualTo(vector.path("valid").asBoolean());
        }
      }
    }
  }

  @Test
  void a_dead_handset_is_reported_by_callback() throws Exception {
    vendor.sim("PUT", "/phones/" + PHONE, "{\"sms\": \"30003\"}");
    vendor.twilio("POST", "Messages.json", text().with("StatusCallback", engine.at("/status")));
    List<Engine.Posted> told = engine.awaits("/status", 2);
    assertThat(told.getLast().form().text("MessageStatus")).contains("undelivered");
    assertThat(told.getLast().form().text("ErrorCode")).contains("30003");
    assertThat(vendor.seen("/messages").at("/0/error_code").asInt()).isEqualTo(30003);
  }

  @Test
  void a_failed_text_may_carry_any_code() throws Exception {
    vendor.sim("PUT", "/phones/" + PHONE, "{\"sms\": \"failed:21610\"}");
    vendor.twilio("POST", "Messages.json", text().with("StatusCallback", engine.at("/status")));
    Engine.Posted told = engine.awaits("/status", 1).getFirst();
    assertThat(told.form().text("MessageStatus")).contains("failed");
    assertThat(told.form().text("ErrorCode")).contains("21610");
  }

  @Test
  void refusals_have_the_vendors_codes() throws Exception {
    Map<Integer, Form> refusals =
        Map.of(
            21604, new Form().with("From", "+15125550100").with("Body", "Hi"),
            21603, new Form().with("To", PHONE).with("Body", "Hi"),
            21602, new Form().with("To", PHONE).with("From", "+15125550100"),
            21211, new Form().with("To", "12").with("From", "+15125550100").with("Body", "Hi"),
            21617,
                new Form()
                    .with("To", PHONE)
                    .with("MessagingServiceSid", SERVICE)
                    .with("Body", "x".repeat(1601)),
            21609, text().with("StatusCallback", "nowhere"));
    for (var refusal : refusals.entrySet()) {
      Vendor.Got got = vendor.twilio("POST", "Messages.json", refusal.getValue());
      assertThat(got.status()).isEqualTo(400);
      assertThat(got.json().path("code").asInt()).isEqualTo(refusal.getKey());
      assertThat(got.json().path("status").asInt()).isEqualTo(400);
    }
    assertThat(vendor.seen("/messages")).isEmpty();
  }

  @Test
  void who_said_stop_gets_no_more_texts_until_start() throws Exception {
    JsonNode answer =
        vendor
            .sim(
                "POST",
                "/sms",
                "{\"from\": \"%s\", \"to\": \"+15125550100\", \"body\": \" stop \"}"
                    .formatted(PHONE))
            .json();
    assertThat(answer.path("status").asInt()).isEqualTo(200);
    Engine.Posted told = engine.posted("/sms").getFirst();
    assertThat(told.form().text("Body")).contains(" stop ");
    assertThat(told.header("X-Twilio-Signature"))
        .isEqualTo(TwilioSigning.of(token(), told.url(), told.form()));
    assertThat(vendor.twilio("POST", "Messages.json", text()).json().path("code").asInt())
        .isEqualTo(21610);
    vendor.sim(
        "POST",
        "/sms",
        "{\"from\": \"%s\", \"to\": \"+15125550100\", \"body\": \"START\"}".formatted(PHONE));
    assertThat(vendor.twilio("POST", "Messages.json", text()).status()).isEqualTo(201);
  }

  @Test
  void what_the_engine_answers_to_a_text_is_delivered_to_the_phone() throws Exception {
    engine.answers(
        "/sms",
        posted ->
            new Engine.Told(
                200, "<Response><Message><Body>You are unsubscribed.</Body></Message></Response>"));
    String theyText = "{\"from\": \"%s\", \"to\": \"+15125550100\", \"body\": \"%s\"}";
    vendor.sim("POST", "/sms", theyText.formatted(PHONE, "stop please"));
    vendor.sim("POST", "/sms", theyText.formatted(PHONE, "STOP"));

    List<String> texts =
        vendor
            .twilio("GET", "Messages.json?To=%2B15125550142", new Form())
            .json()
            .path("messages")
            .findValuesAsText("body");
    assertThat(texts).containsExactly("You are unsubscribed.");
  }

  @Test
  void lists_are_newest_first_filtered_and_paged() throws Exception {
    for (int i = 1; i <= 5; i++) {
      vendor.twilio(
          "POST",
          "Messages.json",
          new Form().with("To", PHONE).with("From", "+15125550100").with("Body", "no " + i));
    }
    vendor.twilio(
        "POST",
        "Messages.json",
        new Form().with("To", "+15125550143").with("From", "+15125550101").with("Body", "other"));
    JsonNode first =
        vendor.twilio("GET", "Messages.json?To=%2B15125550142&PageSize=3", new Form()).json();
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Vendor.sampleJson("twilio/api-messages-list-200.json").path("body")::fieldNames);
    assertThat(first.path("messages").findValuesAsText("body"))
        .containsExactly("no 5", "no 4", "no 3");
    JsonNode second = vendor.twilio("GET", first.path("next_page_uri").asText(), new Form()).json();
    assertThat(second.path("messages").findValuesAsText("body")).containsExactly("no 2", "no 1");
    assertThat(second.path("next_page_uri").isNull()).isTrue();
    assertThat(
            vendor
                .twilio("GET", "Messages.json?From=%2B15125550101", new Form())
                .json()
                .path("messages"))
        .hasSize(1);
    assertThat(vendor.twilio("GET", "Messages.json", new Form()).json().path("messages"))
        .hasSize(6);
  }

  @Test
  void wrong_credentials_are_refused() throws Exception {
    var account = vendor.simulator.settings().twilio();
    Vendor.Got got =
        vendor.twilio(
            "POST",
            "Messages.json",
            text(),
            new SimulatorSettings.Twilio(account.accountSid(), "wrong", ""));
    assertThat(got.status()).isEqualTo(401);
    assertThat(got.json().path("code").asInt()).isEqualTo(20003);
  }

  @Test
  void errors_before_acceptance_leave_no_text() throws Exception {
    for (String mode : List.of("429", "500", "503")) {
      vendor.sim(
          "PUT", "/faults", "{\"twilio\": {\"mode\": \"%s\", \"count\": 1}}".formatted(mode));
      Vendor.Got got = vendor.twilio("POST", "Messages.json", text());
      assertThat(got.status()).isEqualTo(Integer.parseInt(mode));
      assertThat(got.json().path("code").asInt()).isEqualTo(20000 + Integer.parseInt(mode));
    }
    assertThat(vendor.seen("/messages")).isEmpty();
  }

  @Test
  void a_connection_dropped_before_acceptance_leaves_no_text() throws Exception {
    vendor.sim("PUT", "/faults", "{\"twilio\": {\"mode\": \"drop-before\", \"count\": 1}}");
    assertThatThrownBy(() -> vendor.twilio("POST", "Messages.json", text()))
        .isInstanceOf(IOException.class);
    assertThat(vendor.seen("/messages")).isEmpty();
  }

  @Test
  void a_connection_dropped_after_acceptance_leaves_a_delivered_text() throws Exception {
    vendor.sim("PUT", "/faults", "{\"twilio\": {\"mode\": \"drop-after\", \"count\": 1}}");
    Form form = text().with("StatusCallback", engine.at("/status?k=a"));
    assertThatThrownBy(() -> vendor.twilio("POST", "Messages.json", form))
        .isInstanceOf(IOException.class);
    assertThat(engine.awaits("/status", 2)).hasSize(2);
    assertThat(vendor.seen("/messages")).hasSize(1);
  }

  @Test
  void a_slow_answer_comes_after_the_text_was_taken() throws Exception {
    vendor.sim(
        "PUT", "/faults", "{\"twilio\": {\"mode\": \"slow\", \"count\": 1, \"delayMs\": 150}}");
    long start = System.nanoTime();
    assertThat(vendor.twilio("POST", "Messages.json", text()).status()).isEqualTo(201);
    assertThat(System.nanoTime() - start).isGreaterThan(150_000_000L);
  }

  @Test
  void a_mix_of_faults_is_the_same_for_the_same_seed() throws Exception {
    assertThat(statusesOf(7))
        .isEqualTo(statusesOf(7))
        .contains(201, 429)
        .isNotEqualTo(statusesOf(8));
    assertThat(vendor.sim("PUT", "/faults", "{\"twilio\":{\"mix\":{\"429\":0.7,\"500\":0.5}}}"))
        .extracting(Vendor.Got::status)
        .isEqualTo(400);
  }

  private List<Integer> statusesOf(long seed) throws Exception {
    vendor.sim(
        "PUT",
        "/faults",
        "{\"twilio\":{\"mix\":{\"429\":0.3,\"503-after\":0.2},\"seed\":%d}}".formatted(seed));
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      statuses.add(vendor.twilio("POST", "Messages.json", text()).status());
    }
    return statuses;
  }

  @Test
  void a_sender_that_carriers_block_sends_to_nobody_until_it_is_free_again() throws Exception {
    String sender = "+15125550150";
    vendor.sim("PUT", "/senders/" + sender, "{\"sms\":\"30034\"}");
    Form form =
        new Form()
            .with("To", PHONE)
            .with("From", sender)
            .with("Body", "Hi")
            .with("StatusCallback", engine.at("/status?k=a"));
    assertThat(vendor.twilio("POST", "Messages.json", form).status()).isEqualTo(201);
    assertThat(engine.awaits("/status", 2).getLast().form().text("ErrorCode")).contains("30034");
    vendor.sim("PUT", "/senders/" + sender, "{\"sms\":\"deliver\"}");
    assertThat(vendor.twilio("POST", "Messages.json", form).status()).isEqualTo(201);
    assertThat(engine.awaits("/status", 4).getLast().form().text("MessageStatus"))
        .contains("delivered");
  }

  private String token() {
    return vendor.simulator.settings().twilio().authToken();
  }

  private static Form text() {
    return new Form()
        .with("To", PHONE)
        .with("MessagingServiceSid", SERVICE)
        .with("Body", "Hi Dana");
  }
}
