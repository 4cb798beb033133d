package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.marketing.Attribution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as people see it.
 *
 * @param status waiting, deferred, paused, held or ended
 * @param businessNow business time at which it last did or heard something; the workflow has no
 *     clock of its own that would go on while it waits
 * @param attribution what brought the customer, where it is known
 * @param clock of the run; absent when an older worker answers
 */
public record RunView(
    String status,
    Optional<Ending> ending,
    Optional<Upcoming> next,
    List<StoryLine> story,
    Instant businessNow,
    Optional<Attribution> attribution,
    Optional<BusinessClock> clock) {

  public RunView {
    attribution = attribution == null ? Optional.empty() : attribution;
    clock = clock == null ? Optional.empty() : clock;
  }

  /**
   * @param at business time
   * @param what for example {@code SMS (first-text)}
   */
  public record Upcoming(Instant at, String what, String why) {}

  /** Business time at the wall time of asking; a run that has ended stays at its last moment. */
  public Instant businessTime(Instant wall) {
    return ending.isPresent()
        ? businessNow
        : clock.map(running -> running.businessTime(wall)).orElse(businessNow);
  }
}
