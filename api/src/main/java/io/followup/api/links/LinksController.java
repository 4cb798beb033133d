package io.followup.api.links;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * What customers open: {@code /l/<token>} leads where the message was meant to lead, and nothing in
 * the request changes that; {@code /u/<token>} ends e-mails.
 */
@RestController
class LinksController {
  private static final Logger LOG = LoggerFactory.getLogger(LinksController.class);

  private final Visiting visiting;
  private final Unsubscribing unsubscribing;

  LinksController(Visiting visiting, Unsubscribing unsubscribing) {
    this.visiting = visiting;
    this.unsubscribing = unsubscribing;
  }

  @RequestMapping(
      path = "/l/{token}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  ResponseEntity<String> open(@PathVariable String token, HttpServletRequest request) {
    return visiting
        .visit(token, Visitors.of(request))
        .map(
            target ->
                CustomerPage.headed(302)
                    .header(HttpHeaders.LOCATION, target.toString())
                    .<String>build())
        .orElseGet(() -> CustomerPage.NO_LONGER_VALID.with(404));
  }

  /** Scanners of mail follow links, so that this only asks. */
  @RequestMapping(
      path = "/u/{token}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  ResponseEntity<String> ask(@PathVariable String token) {
    return unsubscribing
        .mail(token)
        .map(mail -> CustomerPage.ASK_UNSUBSCRIBE.with(200))
        .orElseGet(() -> CustomerPage.NO_LONGER_VALID.with(404));
  }

  /** The button of that page, or a mail program's own (RFC 8058). The token alone says it all. */
  @PostMapping("/u/{token}")
  ResponseEntity<String> unsubscribe(@PathVariable String token) {
    return unsubscribing
        .mail(token)
        .map(
            mail -> {
              unsubscribing.unsubscribe(mail);
              return CustomerPage.UNSUBSCRIBED.with(200);
            })
        .orElseGet(() -> CustomerPage.NO_LONGER_VALID.with(404));
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<String> databaseAway(RuntimeException failed) {
    LOG.error(
        "A customer's link was answered with 503: {}. Check that the database answers.",
        failed.getClass().getSimpleName());
    return CustomerPage.COME_BACK_LATER.with(503);
  }
}
