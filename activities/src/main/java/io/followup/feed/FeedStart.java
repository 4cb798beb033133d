package io.followup.feed;

import java.time.Instant;

/** Where a feed is read from. */
public sealed interface FeedStart {
  /** Where a page before ended. */
  record Token(String token) implements FeedStart {}

  /** From what was changed since; a day more does not matter. */
  record Since(Instant moment) implements FeedStart {}
}
