package io.followup.dispatch;

import io.followup.guard.Standing;
import java.util.Map;

/**
 * What a dispatch system says about the subject of a follow-up at one moment.
 *
 * @param standing whether it still stands
 * @param values what messages and conditions may tell of it, by the names of fields: text, {@link
 *     java.math.BigDecimal} for money, {@link Long}, {@link Boolean}, {@link java.time.Instant}; an
 *     unknown one is absent. Besides, ids for the addresses of pages ({@code estimate.id}).
 *     Personal
 * @param party whom it reaches
 */
public record Reading(Standing standing, Map<String, Object> values, Party party) {

  public Reading {
    values = Map.copyOf(values);
  }

  /** Nothing is to be sent, so nothing else was read. */
  public static Reading of(Standing standing) {
    return new Reading(standing, Map.of(), Party.nobody());
  }

  @Override
  public String toString() {
    return "Reading[" + standing + "]";
  }
}
