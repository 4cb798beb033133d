package io.followup.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever ends a request into a {@link Problem}. */
@RestControllerAdvice
class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** People in a terminal, who ask for plain text, get it in words. */
  @ExceptionHandler
  ResponseEntity<?> refused(RefusedException refused, HttpServletRequest request) {
    return ForPeople.asks(request.getHeader(HttpHeaders.ACCEPT))
        ? ForPeople.refusal(refused.problem())
        : answer(refused.problem());
  }

  @ExceptionHandler
  ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException wrong) {
    return answer(
        Problem.of(
                400,
                "wrong-value",
                "the value of " + wrong.getName() + " is of the wrong kind.",
                "See the description of this call in docs/api.md.")
            .about(wrong.getName()));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
    return answer(
        Problem.of(
            400, "no-json", "the body is not the JSON that is expected.", "Send a JSON object."));
  }

  @ExceptionHandler
  ResponseEntity<Problem> databaseAway(DataAccessException away) {
    LOG.error("A request failed in the database: {}", away.getClass().getSimpleName());
    return answer(
        Problem.of(
            503, "database-away", "the database did not answer.", "Try again in a few seconds."));
  }

  @ExceptionHandler
  ResponseEntity<Problem> other(Exception failed) {
    if (failed instanceof ErrorResponse spring) {
      HttpStatusCode status = spring.getStatusCode();
      return answer(
          Problem.of(
              status.value(),
              "http-" + status.value(),
              "the request does not fit any call of this API.",
              "See docs/api.md."));
    }
    LOG.error("A request failed.", failed);
    return answer(
        Problem.of(
            500,
            "internal",
            "an error of ours; it is in the log of the api.",
            "Report it with the time of this answer."));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
