package io.followup.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a feed was read.
 *
 * @param token with which it goes on; only the dispatch system understands it
 * @param behind token with which the last stretch is read once more
 * @param behindAt since when {@code behind} is kept
 * @param newest latest modification told, by the dispatch system's clock
 */
public record FeedPosition(
    Optional<String> token,
    Optional<String> behind,
    Optional<Instant> behindAt,
    Optional<Instant> newest) {

  /** Nothing was read yet. */
  static FeedPosition beginning() {
    return new FeedPosition(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether the last stretch is to be read once more. */
  public boolean isToBeReadAgain(Duration overlap, Instant now) {
    return !overlap.isZero()
        && behind.isPresent()
        && behindAt.filter(at -> !at.plus(overlap).isAfter(now)).isPresent();
  }

  /** Back to where the last stretch began. */
  public FeedPosition again() {
    return new FeedPosition(behind, Optional.empty(), Optional.empty(), newest);
  }

  /** The token is not understood any more: it goes on by time. */
  public FeedPosition withoutToken() {
    return new FeedPosition(Optional.empty(), Optional.empty(), Optional.empty(), newest);
  }

  /** After a page. */
  public FeedPosition after(String next, Optional<Instant> latest) {
    Optional<Instant> later =
        latest.filter(at -> newest.map(at::isAfter).orElse(true)).or(() -> newest);
    return new FeedPosition(Optional.of(next), behind, behindAt, later);
  }

  /** At the end of the feed: from here on the next stretch begins, unless one has begun before. */
  public FeedPosition atEnd(Instant now) {
    return behind.isPresent() ? this : new FeedPosition(token, token, Optional.of(now), newest);
  }
}
