package io.followup.sending;

import java.time.Duration;
import java.util.Optional;

/** What came of one POST to a provider. */
public sealed interface Posted {

  /** The provider has it. */
  record Accepted(String providerId) implements Posted {}

  /** The provider refused it; nobody was or will be reached. */
  record Refused(String code, Refusal meaning) implements Posted {}

  /**
   * Surely nothing was processed; it may be posted again later.
   *
   * @param why one sentence
   * @param retryAfter when the provider said so
   */
  record NotProcessed(String why, Optional<Duration> retryAfter) implements Posted {}

  /**
   * It may have been processed or not.
   *
   * @param why one sentence
   */
  record InDoubt(String why) implements Posted {}

  /** What a refusal means. */
  enum Refusal {
    /** This channel cannot reach this person; another may. */
    NOT_REACHABLE,
    /** The person opted out at the provider. */
    OPTED_OUT,
    /** Our own set-up is wrong; a person must correct it before anything more is sent. */
    OUR_SETUP,
    /** The provider is full; the same message may go later. */
    LATER,
    /** This message will never be taken. */
    FOR_GOOD
  }
}
