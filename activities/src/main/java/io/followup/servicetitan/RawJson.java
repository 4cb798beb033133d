package io.followup.servicetitan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;

/** Objects that are kept as ServiceTitan wrote them, amounts to the last digit. */
final class RawJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RawJson() {}

  static ObjectReader readerFor(Class<?> type) {
    return JSON.readerFor(type);
  }

  static ObjectReader pagesOfObjects() {
    return JSON.readerFor(
        JSON.getTypeFactory().constructParametricType(Rows.Page.class, JsonNode.class));
  }

  /** An object that {@link #written} wrote. */
  static JsonNode read(String written) {
    try {
      return JSON.readTree(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an object that was written cannot be read", impossible);
    }
  }

  static String written(JsonNode object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an object that was read cannot be written", impossible);
    }
  }

  static Optional<Instant> instant(JsonNode object, String field) {
    return Times.instant(object.path(field).asText(""));
  }
}
