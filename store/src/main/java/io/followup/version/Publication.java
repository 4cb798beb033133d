package io.followup.version;

import java.util.Optional;

/** What came of publishing. */
public sealed interface Publication {

  /**
   * @param replaced what was in force before
   */
  record Published(SequenceVersion version, Optional<SequenceVersion> replaced)
      implements Publication {}

  /** What is in force says the same. */
  record Unchanged(SequenceVersion inForce) implements Publication {}

  /**
   * Somebody else was faster.
   *
   * @param inForce number of the version in force; 0 when none is
   */
  record Overtaken(int inForce) implements Publication {}
}
