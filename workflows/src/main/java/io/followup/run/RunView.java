package io.followup.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as people see it.
 *
 * @param status waiting, deferred, paused, held or ended
 * @param businessNow business time at the moment of asking
 */
public record RunView(
    String status,
    Optional<Ending> ending,
    Optional<Upcoming> next,
    List<StoryLine> story,
    Instant businessNow) {

  /**
   * @param at business time
   * @param what for example {@code SMS (first-text)}
   */
  public record Upcoming(Instant at, String what, String why) {}
}
