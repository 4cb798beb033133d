package io.followup.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.simulator.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private static final String CREATED = "/hook/token/estimate.created";
  private static final String SOLD = "/hook/token/estimate.sold";
  private Engine engine;
  private Vendor vendor;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    vendor =
        Vendor.start(
            SimulatorSettings.defaults()
                .withWebhookRetries(Duration.ofMillis(20), Duration.ofMillis(20)));
    vendor.simulator.deliverTo(URI.create(engine.at("/hook/token")), URI.create(engine.at("/sms")));
  }

  @AfterEach
  void stop() {
    vendor.close();
    engine.close();
  }

  @Test
  void another_contractors_estimates_and_texts_go_to_addresses_of_its_own() throws Exception {
    assertThat(
            vendor
                .sim(
                    "PUT",
                    "/contractors/1000200031",
                    "{\"webhooks\":\"%s\",\"inboundTexts\":\"%s\",\"sender\":\"+15125550108\"}"
                        .formatted(engine.at("/hook/other"), engine.at("/other-sms")))
                .status())
        .isEqualTo(204);
    var made = vendor.opportunity("+15125550142");
    vendor.option(made.job(), "\"tenantId\": 1000200031");
    Engine.Posted told = engine.awaits("/hook/other/estimate.created", 1).getFirst();
    assertThat(Json.read(told.body()).path("tenantId").asLong()).isEqualTo(1000200031);
    vendor.sim(
        "POST", "/sms", "{\"from\":\"+15125550142\",\"to\":\"+15125550108\",\"body\":\"Hi\"}");
    assertThat(engine.awaits("/other-sms", 1)).hasSize(1);
    assertThat(engine.posted(CREATED)).isEmpty();
    assertThat(vendor.sim("POST", "/estimates", "{\"tenantId\": 7}").status()).isEqualTo(400);
  }

  @Test
  void a_new_estimate_is_told_in_the_vendors_envelope_and_signed_over_the_raw_body()
      throws Exception {
    var made = vendor.opportunity("+15125550142");
    long estimate = vendor.option(made.job(), "\"event\": \"estimate.created\"");
    Engine.Posted told = engine.awaits(CREATED, 1).getFirst();
    JsonNode sample = Vendor.sampleJson("servicetitan/webhook-estimate-created.json");
    JsonNode body = Json.read(told.body());
    assertThat(body.fieldNames()).toIterable().containsExactlyElementsOf(sample::fieldNames);
    assertThat(body.path("data").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(sample.path("data")::fieldNames);
    assertThat(body.at("/data/id").asLong()).isEqualTo(estimate);
    assertThat(body.path("tenantId").asLong()).isEqualTo(1000200030);
    assertThat(body.path("eventTime").asText()).isEqualTo("2026-11-24T16:00:00.0000000Z");
    assertThat(told.header("X-ServiceTitan-Signature"))
        .isEqualTo(hmac(vendor.simulator.settings().serviceTitan().signingKey(), told.body()));
  }

  @Test
  void the_signature_is_that_of_the_vendors_vectors() throws Exception {
    JsonNode vectors = Vendor.sampleJson("servicetitan/webhook-signature-vectors.json");
    for (JsonNode vector : vectors.path("vectors")) {
      String file = vector.path("file").asText();
      if (file.startsWith("webhook-estimate")) {
        assertThat(hmac(vectors.path("key").asText(), Vendor.sample("servicetitan/" + file)))
            .isEqualTo(vector.path("hmacSha256Hex").asText());
      }
    }
  }

  @Test
  void a_delivery_that_is_not_answered_by_200_is_repeated_and_recorded() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    engine.answers(
        CREATED,
        r -> new Engine.Told(tries.incrementAndGet() < 3 ? 503 : 200, "{\"delivery\": 7}"));
    var made = vendor.opportunity("+15125550142");
    vendor.option(made.job(), "\"tax\": 0");
    List<Engine.Posted> posted = engine.awaits(CREATED, 3);
    assertThat(posted).hasSize(3);
    assertThat(posted.stream().map(Engine.Posted::text).distinct()).hasSize(1);
    Thread.sleep(50);
    JsonNode webhook = vendor.seen("/webhooks").get(0);
    assertThat(webhook.path("accepted").asBoolean()).isTrue();
    assertThat(webhook.path("attempts").findValuesAsText("status"))
        .containsExactly("503", "503", "200");
    assertThat(webhook.at("/attempts/2/answer").asText()).contains("7");
  }

  @Test
  void retries_end_after_the_schedule() throws Exception {
    engine.answers(CREATED, r -> new Engine.Told(202, ""));
    var made = vendor.opportunity("+15125550142");
    vendor.option(made.job(), "\"tax\": 0");
    engine.awaits(CREATED, 3);
    Thread.sleep(100);
    assertThat(engine.posted(CREATED)).hasSize(3);
  }

  @Test
  void copies_of_one_event_are_the_same_to_the_byte() throws Exception {
    var made = vendor.opportunity("+15125550142");
    long estimate = vendor.option(made.job(), "\"copies\": 3, \"shuffle\": true");
    vendor.sim("POST", "/estimates/" + estimate + "/sell", "{\"at\": \"2026-11-25T16:00:00Z\"}");
    assertThat(engine.awaits(CREATED, 3).stream().map(Engine.Posted::text).distinct()).hasSize(1);
    assertThat(engine.awaits(SOLD, 3)).hasSize(3);
    assertThat(Json.read(engine.posted(SOLD).getFirst().body()).at("/data/status/name").asText())
        .isEqualTo("Sold");
  }

  @Test
  void silent_acts_tell_nobody_but_change_the_estimate() throws Exception {
    var made = vendor.opportunity("+15125550142");
    vendor.sim("POST", "/estimates/" + made.estimate() + "/sell", "{\"silent\": true}");
    Thread.sleep(50);
    assertThat(engine.posted(SOLD)).isEmpty();
    assertThat(vendor.estimates("?status=Sold").json().path("data")).hasSize(1);
  }

  @Test
  void without_a_target_the_webhook_is_recorded_as_untold() throws Exception {
    try (Vendor lonely = Vendor.start()) {
      var made = lonely.opportunity("+15125550142");
      lonely.option(made.job(), "\"tax\": 0");
      assertThat(lonely.seen("/webhooks").at("/0/attempts/0/answer").asText())
          .contains("no webhook URL");
    }
  }

  private static String hmac(String key, byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }
}
