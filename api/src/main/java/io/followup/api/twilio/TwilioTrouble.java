package io.followup.api.twilio;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is not stored is not acknowledged: Twilio may send it again. */
@RestControllerAdvice(assignableTypes = TwilioWebhooks.class)
class TwilioTrouble {
  private static final Logger LOG = LoggerFactory.getLogger(TwilioTrouble.class);

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ProblemDetail notStored(RuntimeException failed) {
    // The message of a database error can hold what was to be stored.
    LOG.error(
        "A Twilio callback was answered with 503, its delivery is not stored: {}. Check that the"
            + " database answers.",
        failed.getClass().getSimpleName());
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.SERVICE_UNAVAILABLE, "The delivery could not be stored; send it again.");
  }
}
