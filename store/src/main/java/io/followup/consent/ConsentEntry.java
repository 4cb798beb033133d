package io.followup.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the consent ledger as people read it.
 *
 * @param what consent given, or taken back
 * @param contactPoint id of the one number or address it is for; empty: all of the customer
 * @param covers {@code MARKETING}, {@code INFORMATIONAL}, {@code DEBT} or {@code ALL}
 * @param channel {@code sms}, {@code voice}, {@code email} or {@code all}
 * @param words what the customer agreed to; of a revocation why, as it reads after "the customer"
 * @param source where we know it from
 * @param proof where the proof is kept
 * @param at when it was given or taken back, wall time
 * @param recordedBy who recorded it
 */
public record ConsentEntry(
    long id,
    What what,
    Optional<Long> contactPoint,
    String covers,
    String channel,
    String words,
    String source,
    Optional<String> proof,
    Instant at,
    Instant recordedAt,
    String recordedBy) {

  /** Kinds of rows. */
  public enum What {
    GIVEN,
    TAKEN_BACK
  }
}
