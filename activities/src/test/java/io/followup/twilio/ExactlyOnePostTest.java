package io.followup.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.http.HttpConnections;
import io.followup.sending.Carrier;
import io.followup.sending.Posted;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.tenant.Webhooks;
import io.followup.touch.AttemptKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Twilio answers, one message or call is one POST. */
class ExactlyOnePostTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final AttemptKey KEY = AttemptKey.of("estimate/acme/job-1", "first-text", 1);
  private static final String CREATED =
      RawServer.answer(201, "", "{\"sid\": \"SM1\", \"status\": \"accepted\"}");

  private final CloseableHttpClient http = HttpConnections.open();

  @AfterEach
  void close() {
    http.close(CloseMode.IMMEDIATE);
  }

  private TwilioAccounts accounts(URI twilio) {
    Tenant tenant =
        new Tenant(
            "Acme",
            ZoneId.of("America/Chicago"),
            "+15125550100",
            null,
            null,
            null,
            Webhooks.of("token-0123456789abcdef", List.of("key")),
            new Tenant.ServiceTitan(1, "id", "secret", "key", null, null, null, null, null),
            new Tenant.Twilio(
                "AC00000000000000000000000000000001",
                "token",
                null,
                "+15125550111",
                "+15125550112",
                twilio,
                null),
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new TwilioAccounts(
        new Tenants(Map.of("acme", tenant)),
        URI.create("https://api.example.com"),
        http,
        Clock.systemUTC());
  }

  private static Carrier.Outgoing text(String words) {
    return new Carrier.Outgoing(
        ACME, KEY, "+15125550142", Map.of("text", words), Duration.ofMinutes(30));
  }

  private Posted post(RawServer server) {
    return new TwilioSms(accounts(server.uri())).post(text("Hi & bye, ñ"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void an_error_of_the_server_is_in_doubt_after_one_post(int status) {
    try (RawServer server = new RawServer(RawServer.answer(status, "", "<html>away</html>"))) {
      assertThat(post(server)).isInstanceOf(Posted.InDoubt.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_cut_connection_is_in_doubt_after_one_post() {
    try (RawServer server = new RawServer(RawServer.DROP)) {
      assertThat(post(server)).isInstanceOf(Posted.InDoubt.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void an_answer_that_cannot_be_read_is_in_doubt_after_one_post() {
    try (RawServer server = new RawServer(RawServer.answer(201, "", "{\"sid\": "))) {
      assertThat(post(server)).isInstanceOf(Posted.InDoubt.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_refusal_without_a_code_is_in_doubt() {
    try (RawServer server = new RawServer(RawServer.answer(413, "", "<html>too much</html>"))) {
      assertThat(post(server)).isInstanceOf(Posted.InDoubt.class);
    }
  }

  @Test
  void too_many_requests_are_not_processed_and_twilios_wait_is_kept() {
    String busy = RawServer.answer(429, "Retry-After: 7\r\n", "{\"code\": 20429, \"status\": 429}");
    try (RawServer server = new RawServer(busy)) {
      assertThat(post(server))
          .isEqualTo(
              new Posted.NotProcessed(
                  "Twilio takes no more at the moment (429).", Optional.of(Duration.ofSeconds(7))));
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_refusal_tells_its_code_after_one_post() {
    String refused = RawServer.answer(400, "", "{\"code\": 21211, \"status\": 400}");
    try (RawServer server = new RawServer(refused)) {
      assertThat(post(server)).isEqualTo(new Posted.Refused("21211", Posted.Refusal.NOT_REACHABLE));
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void wrong_credentials_are_our_own_set_up() {
    String refused = RawServer.answer(401, "", "{\"code\": 20003, \"status\": 401}");
    try (RawServer server = new RawServer(refused)) {
      assertThat(post(server)).isEqualTo(new Posted.Refused("20003", Posted.Refusal.OUR_SETUP));
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void when_nobody_listens_nothing_is_processed() {
    // A port that no test server can be given.
    assertThat(new TwilioSms(accounts(URI.create("http://127.0.0.1:1"))).post(text("Hi")))
        .isInstanceOf(Posted.NotProcessed.class);
  }

  @Test
  void a_name_that_does_not_resolve_is_not_processed() {
    assertThat(new TwilioSms(accounts(URI.create("http://twilio.invalid"))).post(text("Hi")))
        .isInstanceOf(Posted.NotProcessed.class);
  }

  @Test
  void a_text_carries_sender_callback_and_validity() {
    try (RawServer server = new RawServer(CREATED)) {
      assertThat(post(server)).isEqualTo(new Posted.Accepted("SM1"));
      assertThat(server.requests.element())
          .startsWith(
              "POST /2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json HTTP/1.1")
          .contains("To=%2B15125550142")
          .contains("From=%2B15125550111")
          .contains("Body=Hi+%26+bye%2C+%C3%B1")
          .contains("ValidityPeriod=1800")
          .contains(
              "StatusCallback=https%3A%2F%2Fapi.example.com%2Fwebhooks%2Ftwilio%2Ftoken-0123456789abcdef%2Fsms-status%3Fk%3D"
                  + KEY);
    }
  }

  @Test
  void a_call_carries_script_address_events_and_machine_detection() {
    try (RawServer server =
        new RawServer(RawServer.answer(201, "", "{\"sid\": \"CA1\", \"status\": \"queued\"}"))) {
      Carrier.Outgoing call =
          new Carrier.Outgoing(ACME, KEY, "+15125550142", Map.of(), Duration.ofMinutes(30));

      assertThat(new TwilioVoice(accounts(server.uri())).post(call))
          .isEqualTo(new Posted.Accepted("CA1"));
      assertThat(server.requests.element())
          .contains("/Calls.json")
          .contains("From=%2B15125550112")
          .contains("voice%3Fk%3D" + KEY)
          .contains("voice-status%3Fk%3D" + KEY)
          .contains("StatusCallbackEvent=initiated")
          .contains("StatusCallbackEvent=ringing")
          .contains("StatusCallbackEvent=answered")
          .contains("StatusCallbackEvent=completed")
          .contains("MachineDetection=DetectMessageEnd")
          .contains("Timeout=25");
    }
  }
}
