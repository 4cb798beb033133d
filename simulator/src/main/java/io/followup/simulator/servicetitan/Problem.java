package io.followup.simulator.servicetitan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.simulator.http.Answer;
import io.followup.simulator.http.Json;
import io.followup.simulator.http.Refused;
import java.util.Map;
import java.util.UUID;

/** Error answers of ServiceTitan: problem details with trace id, errors per field and data. */
final class Problem {
  private static final Map<Integer, String> SECTIONS =
      Map.of(
          400, "rfc7231#section-6.5.1",
          401, "rfc7235#section-3.1",
          403, "rfc7231#section-6.5.3",
          404, "rfc7231#section-6.5.4",
          409, "rfc7231#section-6.5.8",
          429, "rfc6585#section-4",
          500, "rfc7231#section-6.6.1",
          503, "rfc7231#section-6.6.4");

  private Problem() {}

  static Refused field(String name, String message) {
    return new Refused(
        answer(400, "One or more validation errors occurred.", name, message, Json.object()));
  }

  static Refused conflict(String message, String code) {
    return new Refused(answer(409, message, "", message, Json.object().put("ErrorCode", code)));
  }

  static Refused of(int status) {
    return new Refused(plain(status));
  }

  static Answer plain(int status) {
    String title =
        switch (status) {
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 404 -> "Not Found";
          case 429 -> "Too Many Requests";
          case 503 -> "Service Unavailable";
          default -> "Internal Server Error";
        };
    return answer(status, title, "", "", Json.object());
  }

  private static Answer answer(
      int status, String title, String field, String message, ObjectNode data) {
    ObjectNode body = Json.object();
    body.put("type", "https://tools.ietf.org/html/" + SECTIONS.getOrDefault(status, "rfc7231"));
    body.put("title", title);
    body.put("status", status);
    body.put("traceId", trace());
    ObjectNode errors = body.putObject("errors");
    if (!message.isEmpty()) {
      errors.putArray(field).add(message);
    }
    body.set("data", data);
    return Answer.json(status, body);
  }

  private static String trace() {
    String hex = UUID.randomUUID().toString().replace("-", "");
    return "00-" + hex + "-" + hex.substring(0, 16) + "-00";
  }
}
