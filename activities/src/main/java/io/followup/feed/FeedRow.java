package io.followup.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * One object as a feed told it.
 *
 * @param event internal event that it is read as, for example {@code estimate.updated}
 * @param object JSON of the object; personal
 * @param modifiedOn when the dispatch system last changed it
 */
public record FeedRow(String event, String object, Optional<Instant> modifiedOn) {
  @Override
  public String toString() {
    return "FeedRow[" + event + "]";
  }
}
