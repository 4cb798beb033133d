package io.followup.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What went wrong, for programs and people (RFC 9457).
 *
 * @param type always {@code about:blank}; {@code code} tells kinds apart
 * @param title the status in words
 * @param detail what was wrong and where, one sentence without personal data
 * @param code stable, for programs
 * @param field which input is meant, where there is one
 * @param fix what to do, one sentence
 * @param problems every single one, where the input has several
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String field,
    String fix,
    List<String> problems) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final JsonMapper JSON = JsonMapper.shared();

  public static Problem of(int status, String code, String detail, String fix) {
    return new Problem("about:blank", titleOf(status), status, detail, code, null, fix, null);
  }

  public Problem about(String inputField) {
    return new Problem(type, title, status, detail, code, inputField, fix, problems);
  }

  public Problem listing(List<String> single) {
    return new Problem(type, title, status, detail, code, field, fix, List.copyOf(single));
  }

  /**
   * As people read it in a terminal: every single mistake on a line, or what was wrong and what to
   * do.
   */
  public String inWords() {
    return problems == null ? detail + " " + fix + "\n" : String.join("\n", problems) + "\n";
  }

  /** Answers with this problem, outside of Spring MVC. */
  public void write(HttpServletResponse response) throws IOException {
    byte[] body = JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  public RefusedException asException() {
    return new RefusedException(this);
  }

  private static String titleOf(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      case 503 -> "Service Unavailable";
      default -> "Error";
    };
  }
}
