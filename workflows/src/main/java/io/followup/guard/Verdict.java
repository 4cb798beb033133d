package io.followup.guard;

import io.followup.run.Outcome;
import java.time.Instant;
import java.util.Optional;

/** What a guard says about a send, with one sentence of why. */
public sealed interface Verdict {

  /**
   * Nothing speaks against it.
   *
   * @param remark what should be told about that nevertheless
   */
  record Pass(Optional<String> remark) implements Verdict {}

  /** Not before {@code until} (business time). */
  record Defer(Instant until, String why) implements Verdict {}

  /** This channel cannot be used; the step's {@code otherwise} may. */
  record NotPossible(String why) implements Verdict {}

  /** Leave this step out. */
  record Skip(String why) implements Verdict {}

  /** End the run. */
  record Stop(Outcome outcome, String why) implements Verdict {}

  /** Wait for a person. */
  record Hold(String why) implements Verdict {}

  Verdict PASS = new Pass(Optional.empty());
}
