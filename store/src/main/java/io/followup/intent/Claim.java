package io.followup.intent;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What somebody who wants to do something learns: whether it is done, or whose it is. */
public sealed interface Claim {

  /** It was done before. */
  record Done(Intents.Outcome outcome) implements Claim {}

  /** Another try is under way, or ended without a word; its claim runs out after {@code left}. */
  record Taken(Duration left) implements Claim {}

  /**
   * It is the caller's, until the lease runs out.
   *
   * @param postedAgo how long ago an earlier try sent its request without learning its end; empty
   *     when surely nothing was sent
   */
  record Mine(UUID lease, Optional<Duration> postedAgo) implements Claim {}
}
