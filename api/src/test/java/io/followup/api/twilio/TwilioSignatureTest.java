package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioSignatureTest {
  private static final String TOKEN = "00112233445566778899aabbccddeeff";

  static Stream<JsonNode> vectors() {
    JsonNode vectors = Samples.read("signature-vectors").get("vectors");
    return StreamSupport.stream(vectors.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_published_vectors_hold(JsonNode vector) {
    assertThat(covers(vector))
        .as(vector.get("note").asText())
        .isEqualTo(vector.get("valid").asBoolean());
  }

  @Test
  void an_honest_request_signed_with_the_usual_port_and_an_escaped_query_is_accepted() {
    assertThat(covers(Samples.read("signature-sdk-quirk"))).isTrue();
  }

  @Test
  void repeated_parameters_are_all_signed() {
    TwilioSignature signature = new TwilioSignature(TOKEN);
    String url = "https://hooks.example.com/x";
    String signed = Samples.sign(TOKEN, url, List.of("a", "1", "a", "2", "b", ""));
    assertThat(signature.covers(url, Form.parse("b=&a=2&a=1&a=2"), signed)).isTrue();
    assertThat(signature.covers(url, Form.parse("b=&a=1"), signed)).isFalse();
    assertThat(signature.covers(url, Form.parse("b=&a=1&a=2&a=3"), signed)).isFalse();
  }

  @Test
  void values_are_not_trimmed() {
    TwilioSignature signature = new TwilioSignature(TOKEN);
    String url = "https://hooks.example.com/x";
    String signed = Samples.sign(TOKEN, url, List.of("Body", " Stop "));
    assertThat(signature.covers(url, Form.parse("Body=+Stop+"), signed)).isTrue();
    assertThat(signature.covers(url, Form.parse("Body=Stop"), signed)).isFalse();
  }

  private static boolean covers(JsonNode vector) {
    TwilioSignature signature = new TwilioSignature(vector.get("auth_token").asText());
    String url = vector.get("url").asText();
    String given = vector.get("signature").asText();
    return vector.get("type").asText().equals("json")
        ? signature.covers(url, vector.get("body").asText().getBytes(StandardCharsets.UTF_8), given)
        : signature.covers(url, Samples.form(vector.get("params")), given);
  }
}
