package io.followup.sequence;

import java.util.Optional;

/**
 * One thing to do.
 *
 * @param id unique within the sequence; part of the key that keeps a touch from happening twice
 * @param due when it is due
 * @param otherwise what is sent instead when the channel of {@code message} is not possible
 * @param retry how often a call that was busy or not answered is made again
 * @param unanswered what is sent once when no call of the step reached anybody
 */
public record Step(
    String id,
    Wait due,
    Message message,
    Optional<Message> otherwise,
    int retry,
    Optional<Message> unanswered) {

  public Step(String id, Wait due, Message message, Optional<Message> otherwise) {
    this(id, due, message, otherwise, 0, Optional.empty());
  }

  /** For example {@code SMS (first-text)}. */
  public String inWords() {
    return message.over().inWords() + " (" + id + ")";
  }
}
