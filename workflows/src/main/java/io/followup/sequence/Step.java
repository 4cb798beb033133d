package io.followup.sequence;

import java.util.Optional;

/**
 * One thing to do.
 *
 * @param id unique within the sequence; part of the key that keeps a touch from happening twice
 * @param due when it is due
 * @param otherwise what is sent instead when the channel of {@code message} is not possible
 */
public record Step(String id, Wait due, Message message, Optional<Message> otherwise) {

  /** For example {@code SMS (first-text)}. */
  public String inWords() {
    return message.over().inWords() + " (" + id + ")";
  }
}
