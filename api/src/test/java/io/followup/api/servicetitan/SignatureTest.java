package io.followup.api.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.tenant.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {
  private static final String TOKEN = "acme-token-0123456789";
  private static final Instant NOW = Instant.parse("2026-06-20T12:00:00Z");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static Webhooks usual(String... keys) {
    return Webhooks.of(TOKEN, List.of(keys));
  }

  private static Webhooks timed(String timestampHeader, Duration tolerance) {
    return new Webhooks(
        TOKEN,
        List.of(Samples.KEY),
        null,
        null,
        null,
        Webhooks.Signed.TIMESTAMP_AND_BODY,
        timestampHeader,
        tolerance,
        null);
  }

  private static boolean matches(Webhooks settings, Map<String, String> headers, byte[] body) {
    return new Signature(settings, Clock.fixed(NOW, ZoneOffset.UTC))
        .matches(Told.of(settings, name -> Stream.ofNullable(headers.get(name))), body);
  }

  private static boolean matches(Webhooks settings, String told, byte[] body) {
    return matches(settings, Map.of("X-ServiceTitan-Signature", told), body);
  }

  @Test
  void every_vector_matches_in_hex_and_base64_with_and_without_prefix() {
    JsonNode vectors =
        JsonMapper.shared().readTree(Samples.file("webhook-signature-vectors.json")).get("vectors");
    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      byte[] body = Samples.file(vector.get("file").stringValue());
      String hex = vector.get("hmacSha256Hex").stringValue();
      String base64 = vector.get("hmacSha256Base64").stringValue();
      Stream.of(
              hex,
              hex.toUpperCase(Locale.ROOT),
              "sha256=" + hex,
              "v1=" + hex,
              "t=1781956800,v1=" + hex,
              "v1=" + hex + ", v0=00",
              base64,
              "sha256=" + base64,
              base64.replace('+', '-').replace('/', '_'),
              base64.replace('+', '-').replace('/', '_').replace("=", ""))
          .forEach(told -> assertThat(matches(usual(Samples.KEY), told, body)).as(told).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "00", "zz", "%&", "t=1,v1=", "=,=", "t=,v1=zz,v1"})
  void any_other_text_does_not_match(String forged) {
    assertThat(matches(usual(Samples.KEY), forged, BODY)).isFalse();
    assertThat(matches(usual(Samples.KEY), "0".repeat(64), BODY)).isFalse();
    assertThat(matches(usual(Samples.KEY), "A".repeat(43) + "=", BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-ServiceTitan-Signature", "ServiceTitan-Signature", "X-ST-Signature"})
  void each_header_that_integrators_met_is_looked_into(String header) {
    String told = TestSignature.hex("HmacSHA256", Samples.KEY, BODY);
    assertThat(matches(usual(Samples.KEY), Map.of(header, told), BODY)).isTrue();
    Webhooks ours =
        new Webhooks(
            TOKEN, List.of(Samples.KEY), "X-Our-Signature", null, null, null, null, null, null);
    assertThat(matches(ours, Map.of(header, told), BODY)).isFalse();
    assertThat(matches(ours, Map.of("X-Our-Signature", told), BODY)).isTrue();
  }

  @Test
  void an_older_key_still_matches_while_keys_are_rotated() {
    Webhooks rotating = usual("the-new-key", Samples.KEY);
    Stream.of(Samples.KEY, "the-new-key")
        .forEach(
            key ->
                assertThat(matches(rotating, TestSignature.hex("HmacSHA256", key, BODY), BODY))
                    .isTrue());
    assertThat(matches(rotating, TestSignature.hex("HmacSHA256", "another", BODY), BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HmacSHA1", "HmacSHA256", "HmacSHA384", "HmacSHA512"})
  void the_algorithm_is_a_setting(String algorithm) {
    Webhooks settings =
        new Webhooks(TOKEN, List.of(Samples.KEY), null, algorithm, null, null, null, null, null);
    byte[] digest = HexFormat.of().parseHex(TestSignature.hex(algorithm, Samples.KEY, BODY));
    assertThat(matches(settings, HexFormat.of().formatHex(digest), BODY)).isTrue();
    assertThat(matches(settings, Base64.getEncoder().encodeToString(digest), BODY)).isTrue();
    assertThat(matches(settings, TestSignature.hex("HmacMD5", Samples.KEY, BODY), BODY)).isFalse();
  }

  @Test
  void an_unknown_algorithm_stops_the_start_with_the_field_and_the_fix() {
    Webhooks settings =
        new Webhooks(TOKEN, List.of(Samples.KEY), null, "Md5ish", null, null, null, null, null);
    assertThatThrownBy(() -> new Signature(settings, Clock.systemUTC()))
        .hasMessageContaining("'Md5ish' is not known: use HmacSHA256");
  }

  @ParameterizedTest
  @CsvSource({"HEX, 6b6579", "BASE64, a2V5"})
  void keys_may_be_written_in_hex_or_base64(Webhooks.KeyEncoding encoding, String written) {
    Webhooks settings =
        new Webhooks(TOKEN, List.of(written), null, null, encoding, null, null, null, null);
    assertThat(matches(settings, TestSignature.hex("HmacSHA256", "key", BODY), BODY)).isTrue();
    Webhooks wrong =
        new Webhooks(TOKEN, List.of("$ecret!"), null, null, encoding, null, null, null, null);
    assertThatThrownBy(() -> new Signature(wrong, Clock.systemUTC()))
        .hasMessageStartingWith("webhooks.key-encoding is ")
        .hasMessageNotContaining("$ecret!");
  }

  @Test
  void the_time_of_signing_may_be_signed_too() {
    String seconds = Long.toString(NOW.getEpochSecond());
    String signature = TestSignature.hex("HmacSHA256", Samples.KEY, (seconds + ".{}").getBytes());
    Webhooks listed = timed(null, null);
    assertThat(matches(listed, "t=" + seconds + ",v1=" + signature, BODY)).isTrue();
    assertThat(matches(listed, "t=1,v1=" + signature, BODY)).isFalse();
    assertThat(matches(listed, signature, BODY)).isFalse();
    Webhooks apart = timed("X-Signed-At", null);
    assertThat(matches(apart, Map.of("X-ST-Signature", signature, "X-Signed-At", seconds), BODY))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-20T12:04:59Z, true",
    "2026-06-20T11:55:01Z, true",
    "2026-06-20T11:54:59Z, false",
    "1781956800, true",
    "1781956800000, true",
    "1781950000, false",
    "yesterday, false",
    "'', false"
  })
  void what_was_signed_too_long_ago_is_refused_where_a_tolerance_is_set(
      String signedAt, boolean taken) {
    String signature = TestSignature.hex("HmacSHA256", Samples.KEY, (signedAt + ".{}").getBytes());
    assertThat(
            matches(
                timed("X-Signed-At", Duration.ofMinutes(5)),
                Map.of("X-ST-Signature", signature, "X-Signed-At", signedAt),
                BODY))
        .isEqualTo(taken);
  }

  @Test
  void without_a_key_nothing_matches() {
    assertThat(matches(usual(), TestSignature.hex("HmacSHA256", "any", BODY), BODY)).isFalse();
  }
}
