package io.followup.api.runs;

import io.followup.run.StoryLine;
import java.time.Instant;
import java.util.List;

/**
 * A run as the API shows it.
 *
 * @param status Temporal's: RUNNING, COMPLETED, TERMINATED …
 * @param state waiting, deferred, paused, held or ended
 * @param outcome null while it lives
 * @param why of the outcome, one sentence
 * @param next null when nothing is planned, or no worker answers
 * @param businessNow the run's own clock; null when no worker answers
 * @param story empty when no worker answers
 */
public record RunDescription(
    String id,
    String status,
    String state,
    String sequence,
    String customer,
    Instant startedAt,
    Instant closedAt,
    String outcome,
    String why,
    Upcoming next,
    Instant businessNow,
    List<StoryLine> story) {

  /**
   * @param at business time
   */
  public record Upcoming(Instant at, String what, String why) {}
}
