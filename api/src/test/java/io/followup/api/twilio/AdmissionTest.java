package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final Engine engine = Engine.shared();
  private final Twilio twilio = engine.twilio();
  private final String from = Engine.newPhone();
  private final String sid = Engine.newSid("SM");
  private final String[] stop = {"MessageSid", sid, "From", from, "Body", "STOP"};

  private void assertNothingHappened() {
    assertThat(engine.suppressions(from)).isEmpty();
    assertThat(engine.stored("twilio-sms:" + sid)).isZero();
  }

  @Test
  void a_forged_signature_is_refused() {
    List<String> form =
        List.of("AccountSid", twilio.accountSid(), "MessageSid", sid, "From", from, "Body", "STOP");
    HttpResponse<String> answer =
        Twilio.send(
            twilio
                .request("sms", Twilio.encoded(form))
                .header("X-Twilio-Signature", "xS+k28Jwjp3n2T6zk8ZDr03x/u0="));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not signed by Twilio").doesNotContain(from);
    assertNothingHappened();
  }

  @Test
  void an_unsigned_request_is_refused() {
    List<String> form =
        List.of("AccountSid", twilio.accountSid(), "MessageSid", sid, "From", from, "Body", "STOP");
    assertThat(Twilio.send(twilio.request("sms", Twilio.encoded(form))).statusCode())
        .isEqualTo(403);
    assertNothingHappened();
  }

  @Test
  void another_account_is_refused_even_when_it_signs_with_the_right_token() {
    Twilio other = twilio.withAccount("AC00000000000000000000000000000009", twilio.authToken());
    assertThat(other.post("sms", stop).statusCode()).isEqualTo(403);
    assertNothingHappened();
  }

  @Test
  void a_tenant_cannot_speak_for_another() {
    Twilio birch =
        twilio.withAccount(
            "AC00000000000000000000000000000002", "ffeeddccbbaa99887766554433221100");
    assertThat(birch.post("sms", stop).statusCode()).isEqualTo(403);
    assertNothingHappened();
  }

  @Test
  void the_same_text_to_two_tenants_counts_for_each_alone() {
    Twilio birch =
        engine
            .twilio("birch-token-012345678")
            .withAccount("AC00000000000000000000000000000002", "ffeeddccbbaa99887766554433221100");
    assertThat(birch.post("sms", stop).statusCode()).isEqualTo(200);
    assertThat(engine.suppressions(from)).isEmpty();
    assertThat(twilio.post("sms", stop).statusCode()).isEqualTo(200);
    assertThat(engine.suppressions(from)).hasSize(1);
  }

  @Test
  void while_tokens_are_rotated_both_count_and_no_third_one() {
    Twilio birch = engine.twilio("birch-token-012345678");
    String account = "AC00000000000000000000000000000002";
    assertThat(
            birch
                .withAccount(account, "00112233445566778899aabbccddeeff")
                .post("sms", stop)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            birch
                .withAccount(account, "ffeeddccbbaa99887766554433221100")
                .post("sms", stop)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            birch
                .withAccount(account, "99999999999999999999999999999999")
                .post("sms", stop)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void an_unknown_token_is_not_found() {
    assertThat(engine.twilio("nobodys-token-0123456").post("sms", stop).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_request_signed_for_another_host_is_refused_whatever_headers_it_brings() {
    Twilio elsewhere =
        new Twilio(
            twilio.local(),
            "https://evil.example.com/engine",
            twilio.pathToken(),
            twilio.accountSid(),
            twilio.authToken());
    List<String> form =
        List.of("AccountSid", twilio.accountSid(), "MessageSid", sid, "From", from, "Body", "STOP");
    HttpResponse<String> answer =
        Twilio.send(
            elsewhere
                .request("sms", Twilio.encoded(form))
                .header("X-Forwarded-Host", "evil.example.com")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "host=evil.example.com;proto=https")
                .header("X-Twilio-Signature", elsewhere.sign("sms", form)));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertNothingHappened();
  }

  @Test
  void a_signature_counts_only_for_its_own_endpoint_and_key() {
    List<String> form =
        List.of("AccountSid", twilio.accountSid(), "MessageSid", sid, "From", from, "Body", "STOP");
    for (String signedFor : List.of("sms-status", "sms?k=a", "sms?", "voice")) {
      HttpResponse<String> answer =
          Twilio.send(
              twilio
                  .request("sms", Twilio.encoded(form))
                  .header("X-Twilio-Signature", twilio.sign(signedFor, form)));
      assertThat(answer.statusCode()).as(signedFor).isEqualTo(403);
    }
    assertNothingHappened();
  }

  @Test
  void a_body_over_64_kib_is_refused_with_and_without_a_length() {
    String large = "Body=" + "a".repeat(64 * 1024);
    assertThat(Twilio.send(twilio.request("sms", large)).statusCode()).isEqualTo(413);
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);
    assertThat(
            Twilio.send(
                    twilio
                        .request("sms", "")
                        .POST(
                            HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(bytes))))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void unknown_empty_repeated_and_untrimmed_parameters_do_not_matter() {
    HttpResponse<String> answer =
        twilio.post(
            "sms",
            "MessageSid",
            sid,
            "From",
            from,
            "Body",
            "  stop ",
            "MediaUrl0",
            "",
            "Novelty",
            "2",
            "Novelty",
            "1",
            "Novelty",
            "1",
            "FromCity",
            "SAN JOSÉ");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(engine.suppressions(from)).containsExactly("sms: texted STOP");
  }

  @Test
  void an_escaped_query_is_signed_as_it_was_sent() {
    assertThat(
            twilio
                .post(
                    "sms-status?k=est%3A1042%2Fs1&t=acme%20hvac",
                    "MessageSid", sid, "MessageStatus", "sent")
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void signed_nonsense_is_kept_and_answered() {
    assertThat(twilio.post("sms", "Nonsense", "\u0000" + sid).statusCode()).isEqualTo(200);
    assertThat(
            twilio
                .post("sms-status?k=%00", "MessageSid", "\u0000", "MessageStatus", "?")
                .statusCode())
        .isEqualTo(204);
    assertThat(twilio.post("voice-status", "CallSid", sid).statusCode()).isEqualTo(204);
    assertThat(twilio.post("voice?k=%FF").statusCode()).isEqualTo(200);
    assertThat(twilio.post("voice-key?k=" + "k".repeat(200), "Digits", "99").statusCode())
        .isEqualTo(200);
  }

  @Test
  void other_methods_are_not_allowed() {
    assertThat(Twilio.send(twilio.request("sms", "").GET()).statusCode()).isEqualTo(405);
  }

  @Test
  void without_its_database_nothing_is_acknowledged() throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    Engine lonely =
        Engine.start(
            postgres.getJdbcUrl("postgres", "postgres"),
            "--spring.datasource.hikari.connection-timeout=300",
            "--followup.relay.enabled=false");
    try {
      postgres.close();
      for (String endpoint :
          List.of("sms", "sms-status", "voice-status", "voice?k=a", "voice-key?k=a")) {
        HttpResponse<String> answer =
            lonely
                .twilio()
                .post(
                    endpoint,
                    "MessageSid",
                    sid,
                    "MessageStatus",
                    "sent",
                    "CallSid",
                    sid,
                    "CallStatus",
                    "ringing",
                    "From",
                    from,
                    "To",
                    from,
                    "Digits",
                    "9",
                    "Body",
                    "STOP");
        assertThat(answer.statusCode()).as(endpoint).isEqualTo(503);
        assertThat(answer.body()).contains("Send it again").doesNotContain(from);
      }
    } finally {
      lonely.stop();
    }
  }
}
