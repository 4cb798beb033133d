package io.followup.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a request gets back.
 *
 * @param status HTTP status; {@link #DROP} closes the connection without any answer
 * @param headers besides that of the content
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  static final int DROP = -1;
  private static final byte[] NOTHING = {};

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json; charset=utf-8", Json.bytes(body), Map.of());
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  public static Answer empty(int status) {
    return new Answer(status, "text/plain", NOTHING, Map.of());
  }

  /** The same with one header, which is the only one. */
  public Answer with(String name, String value) {
    return new Answer(status, contentType, body, Map.of(name, value));
  }

  /** The connection is cut; the caller cannot know what became of its request. */
  public static Answer dropped() {
    return new Answer(DROP, "", NOTHING, Map.of());
  }
}
