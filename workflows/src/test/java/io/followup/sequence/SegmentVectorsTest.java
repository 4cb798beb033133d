package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Segments as Twilio's own calculator counts them (sms-segments-calculator 1.3.0). */
class SegmentVectorsTest {

  static Stream<Arguments> vectors() throws IOException {
    try (InputStream file =
        SegmentVectorsTest.class.getResourceAsStream("/sequence/segment-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(file).get("vectors");
      return StreamSupport.stream(vectors.spliterator(), false)
          .map(
              vector ->
                  Arguments.of(
                      vector.get("name").asText(),
                      vector.get("text").asText(),
                      vector.get("encoding").asText(),
                      vector.get("segments").asInt()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void segments_are_counted_as_twilio_does(
      String name, String text, String encoding, int segments) {
    assertThat(SmsText.isGsm7(text)).isEqualTo(encoding.equals("GSM-7"));
    assertThat(SmsText.segments(text)).isEqualTo(segments);
  }
}
