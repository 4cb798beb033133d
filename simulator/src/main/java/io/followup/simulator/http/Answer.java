package io.followup.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What a request gets back.
 *
 * @param status HTTP status; {@link #DROP} closes the connection without any answer
 */
public record Answer(int status, String contentType, byte[] body) {
  static final int DROP = -1;
  private static final byte[] NOTHING = {};

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json; charset=utf-8", Json.bytes(body));
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer empty(int status) {
    return new Answer(status, "text/plain", NOTHING);
  }

  /** The connection is cut; the caller cannot know what became of its request. */
  public static Answer dropped() {
    return new Answer(DROP, "", NOTHING);
  }
}
