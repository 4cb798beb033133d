package io.followup.dispatch;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A sign that the office and the customer are in touch.
 *
 * @param id in the dispatch system
 * @param recording where it can be heard, for those who may
 */
public record Talk(Kind kind, String id, Instant at, Optional<URI> recording) {

  /** One that cannot be heard. */
  public Talk(Kind kind, String id, Instant at) {
    this(kind, id, at, Optional.empty());
  }

  /** What it is. */
  public enum Kind {
    CALL("called the office", "call"),
    VOICEMAIL("left the office a message", "call"),
    NOTE("is spoken of in a note of the office", "note");

    private final String inWords;
    private final String thing;

    Kind(String inWords, String thing) {
      this.inWords = inWords;
      this.thing = thing;
    }

    /** As it reads after "the customer". */
    public String inWords() {
      return inWords;
    }

    /** What the id names. */
    public String thing() {
      return thing;
    }
  }
}
