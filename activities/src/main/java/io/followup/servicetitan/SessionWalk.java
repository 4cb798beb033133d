package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a walk through the lists of sessions has come. Written as a token, so that it goes on
 * where it was.
 *
 * @param since what was modified at or after this is listed
 * @param list position of the list that is read
 * @param page of it, from 1
 * @param newest latest modification met
 * @param open earliest modification of a session that somebody may still be clicking through
 */
record SessionWalk(
    Instant since, int list, int page, Optional<Instant> newest, Optional<Instant> open) {
  private static final String NONE = "-";

  static SessionWalk from(Instant since) {
    return new SessionWalk(since, 0, 1, Optional.empty(), Optional.empty());
  }

  /**
   * @throws DispatchRefused when it is no token of ours
   */
  static SessionWalk of(String token) {
    String[] parts = token.split("~");
    try {
      return new SessionWalk(
          Instant.parse(parts[0]),
          Integer.parseInt(parts[1]),
          Integer.parseInt(parts[2]),
          instant(parts[3]),
          instant(parts[4]));
    } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException notOurs) {
      throw new DispatchRefused("The token of the walk through the sessions is none.");
    }
  }

  private static Optional<Instant> instant(String text) {
    return text.equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  String token() {
    return String.join(
        "~",
        since.toString(),
        Integer.toString(list),
        Integer.toString(page),
        newest.map(Instant::toString).orElse(NONE),
        open.map(Instant::toString).orElse(NONE));
  }

  SessionWalk nextPage() {
    return new SessionWalk(since, list, page + 1, newest, open);
  }

  SessionWalk nextList() {
    return new SessionWalk(since, list + 1, 1, newest, open);
  }

  SessionWalk past(Instant modified) {
    boolean later = newest.map(modified::isAfter).orElse(true);
    return later ? new SessionWalk(since, list, page, Optional.of(modified), open) : this;
  }

  SessionWalk waitingFor(Instant modified) {
    boolean earlier = open.map(modified::isBefore).orElse(true);
    return earlier ? new SessionWalk(since, list, page, newest, Optional.of(modified)) : this;
  }

  /** Where the next walk begins: never after a session that is open, never before this walk. */
  SessionWalk over(Duration overlap) {
    Instant reached = newest.map(at -> at.minus(overlap)).filter(since::isBefore).orElse(since);
    return from(open.filter(reached::isAfter).orElse(reached));
  }
}
