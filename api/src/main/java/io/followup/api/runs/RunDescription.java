package io.followup.api.runs;

import io.followup.marketing.Attribution;
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
 * @param attribution what brought the customer; null when that is not known, or no worker answers
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
    Attributed attribution,
    Instant businessNow,
    List<StoryLine> story) {

  /**
   * What brought the customer of a job that was a booking or an online session before.
   *
   * @param through for example {@code booking 62000123}
   * @param campaign id in the dispatch system; null when none was named
   * @param source for example {@code Website}; null when none was named
   * @param inWords one sentence
   */
  public record Attributed(String through, String campaign, String source, String inWords) {
    static Attributed of(Attribution attribution) {
      return new Attributed(
          attribution.through(),
          attribution.source().campaign().orElse(null),
          attribution.source().name().orElse(null),
          attribution.inWords());
    }
  }

  /**
   * @param at business time
   */
  public record Upcoming(Instant at, String what, String why) {}
}
