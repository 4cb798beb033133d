package io.followup.api.twilio;

import io.followup.api.problem.Problem;
import io.followup.api.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is not stored is not acknowledged: Twilio may send it again. */
@RestControllerAdvice(assignableTypes = TwilioWebhooks.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class TwilioTrouble {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioTrouble.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(RefusedException refused) {
    return answer(refused.problem());
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Problem> notStored(RuntimeException failed) {
    // The message of a database error can hold what was to be stored.
    LOG.error(
        "A Twilio callback was answered with 503, its delivery is not stored: {}. Check that the"
            + " database answers.",
        failed.getClass().getSimpleName());
    return answer(
        Problem.of(
            503,
            "inbox-unavailable",
            "the delivery could not be stored durably now.",
            "Send it again later; the database of the follow-up engine is away or overloaded."));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
