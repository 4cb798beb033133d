package io.followup.simulator.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that reached a customer.
 *
 * @param id Twilio's id
 * @param wall when it was handed to Twilio
 * @param after business time since the estimate went out
 * @param what the text, or what was heard on the line
 * @param how delivered, answered by a person, and so on
 */
record Arrival(Kind kind, String id, Instant wall, Duration after, String what, String how) {
  enum Kind {
    TEXT("text"),
    CALL("call");

    final String word;

    Kind(String word) {
      this.word = word;
    }
  }
}
