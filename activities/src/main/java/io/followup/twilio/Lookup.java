package io.followup.twilio;

import io.followup.ledger.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the message or call of an attempt among the newest that Twilio lists for a number. */
final class Lookup {
  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

  /** Our clock and Twilio's may differ by this much. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  private Lookup() {}

  /**
   * @param newest one page, newest first
   * @param taken whether a SID already belongs to another attempt
   */
  static <T> Optional<String> among(
      Supplier<List<T>> newest,
      Predicate<T> matches,
      Function<T, String> sid,
      Predicate<String> taken) {
    List<T> rows;
    try {
      rows = newest.get();
    } catch (RuntimeException unreadable) {
      // The SDK throws anything from ApiException to NullPointerException on an odd page.
      LOG.info("Twilio's list could not be read ({}).", unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
    return rows.stream().filter(matches).map(sid).filter(taken.negate()).findFirst();
  }

  static boolean inTime(Attempt attempt, ZonedDateTime created) {
    if (created == null) {
      return false;
    }
    Instant at = created.toInstant();
    return !at.isBefore(attempt.createdAt().minus(SLACK))
        && !at.isAfter(attempt.updatedAt().plus(SLACK));
  }
}
