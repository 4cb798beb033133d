package io.followup.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a comparison found.
 *
 * @param object in words, for example {@code estimate 61000789}
 * @param subject workflow id of the run that it is about
 * @param sentence what was wrong, and what was done about it or is to be done; nothing personal
 * @param delivery by which it is or was repaired
 */
public record Finding(
    long id,
    FindingClass kind,
    String object,
    Optional<String> subject,
    State state,
    String sentence,
    OptionalLong delivery,
    Instant at) {

  /** How far it is. */
  public enum State {
    /** Told again through the inbox; the relay has not come to it yet. */
    REPAIRING,
    REPAIRED,
    /** A person must look at it. */
    PERSON
  }

  /**
   * One that only a person can settle.
   *
   * @param key the same finding made twice within a report is one
   */
  public record ForAPerson(
      String key, FindingClass kind, String object, Optional<String> subject, String sentence) {}

  /**
   * One that is told again through the inbox. What it was worth is known once it was relayed.
   *
   * @param key the same finding made twice within a report is one
   */
  public record Repair(String key, String object, Optional<String> subject, long delivery) {}
}
