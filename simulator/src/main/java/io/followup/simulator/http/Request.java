package io.followup.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request, read whole.
 *
 * @param path decoded path without query
 * @param segments the parts of the path between slashes
 */
public record Request(
    String method, String path, List<String> segments, Form query, Headers headers, byte[] body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  /** The segment at a position, or an empty text beyond the end. */
  public String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }

  public boolean hasMethod(String wanted) {
    return method.equals(wanted);
  }

  public Form form() {
    return Form.parse(new String(body, StandardCharsets.UTF_8));
  }

  /** The body as JSON; an empty body is an empty object. */
  public JsonNode json() throws IOException {
    return body.length == 0 ? Json.object() : Json.read(body);
  }
}
