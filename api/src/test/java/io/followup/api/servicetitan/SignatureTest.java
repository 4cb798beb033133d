package io.followup.api.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.tenant.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {
  private final Signature signature = new Signature(settings(List.of(Samples.KEY), null));

  private static Tenant.Webhooks settings(List<String> keys, String algorithm) {
    return new Tenant.Webhooks("acme-token-0123456789", keys, null, algorithm);
  }

  @Test
  void every_vector_matches_in_hex_and_base64_with_and_without_prefix() {
    JsonNode vectors =
        JsonMapper.shared().readTree(Samples.file("webhook-signature-vectors.json")).get("vectors");
    for (JsonNode vector : vectors) {
      byte[] body = Samples.file(vector.get("file").stringValue());
      String hex = vector.get("hmacSha256Hex").stringValue();
      String base64 = vector.get("hmacSha256Base64").stringValue();
      assertThat(signature.matches(hex, body)).isTrue();
      assertThat(signature.matches(hex.toUpperCase(java.util.Locale.ROOT), body)).isTrue();
      assertThat(signature.matches("sha256=" + hex, body)).isTrue();
      assertThat(signature.matches("v1=" + hex, body)).isTrue();
      assertThat(signature.matches(base64, body)).isTrue();
      assertThat(signature.matches("sha256=" + base64, body)).isTrue();
      assertThat(signature.matches(base64.replace('+', '-').replace('/', '_'), body)).isTrue();
    }
  }

  @Test
  void any_other_text_or_body_does_not_match() {
    byte[] body = Samples.file("webhook-estimate-sold.json");
    for (String forged : List.of("", "sha256=", "00", "zz", "0".repeat(64), "A".repeat(44), "%&")) {
      assertThat(signature.matches(forged, body)).as(forged).isFalse();
    }
  }

  @Test
  void an_older_key_still_matches_while_keys_are_rotated() {
    Signature rotating = new Signature(settings(List.of("the-new-key", Samples.KEY), null));
    byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(rotating.matches(TestSignature.hex("HmacSHA256", Samples.KEY, body), body)).isTrue();
    assertThat(rotating.matches(TestSignature.hex("HmacSHA256", "the-new-key", body), body))
        .isTrue();
    assertThat(rotating.matches(TestSignature.hex("HmacSHA256", "another", body), body)).isFalse();
  }

  @Test
  void the_algorithm_is_a_setting() {
    byte[] body = {1, 2, 3};
    Signature sha512 = new Signature(settings(List.of(Samples.KEY), "HmacSHA512"));
    assertThat(sha512.matches(TestSignature.hex("HmacSHA512", Samples.KEY, body), body)).isTrue();
    assertThat(sha512.matches(TestSignature.hex("HmacSHA256", Samples.KEY, body), body)).isFalse();
    assertThatThrownBy(() -> new Signature(settings(List.of(Samples.KEY), "Md5ish")))
        .hasMessageContaining("'Md5ish' is not known: use HmacSHA256");
  }
}
