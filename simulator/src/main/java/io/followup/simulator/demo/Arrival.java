package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that reached a customer.
 *
 * @param id Twilio's id, or the mail's
 * @param wall when it was handed to Twilio, or came to the mailbox
 * @param after business time since the estimate went out
 * @param what the text, what was heard on the line, or the mail
 * @param how delivered, answered by a person, and so on
 */
record Arrival(Kind kind, String id, Instant wall, Duration after, String what, String how) {
  enum Kind {
    TEXT("text"),
    CALL("call"),
    MAIL("mail");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }
}
