package io.followup.lifecycle;

import io.followup.run.Outcome;
import java.util.Optional;

/**
 * What a fact made of a lifecycle.
 *
 * @param after the lifecycle after the fact
 * @param told one sentence for the story; empty when nothing is worth telling
 * @param over set when the object entered another phase: the run ends by it, unless sequences of
 *     that phase take over
 * @param effect what it means for the steps
 */
public record Change(
    Lifecycle after, Optional<String> told, Optional<Lifecycle.Over> over, Effect effect) {

  /** What a change means for the steps of the run. */
  public enum Effect {
    NONE,
    /** A time that steps count from moved. */
    MOVED,
    /** There is a new version of the object: the sequence's re-entry rule applies. */
    NEW_VERSION,
    /** The next step waits longer. */
    POSTPONED,
    /** Whether anything is left to follow up must be read at once. */
    LOOK
  }

  /** Nothing that people would want to be told. */
  static Change nothing(Lifecycle after) {
    return new Change(after, Optional.empty(), Optional.empty(), Effect.NONE);
  }

  static Change told(Lifecycle after, String sentence) {
    return new Change(after, Optional.of(sentence), Optional.empty(), Effect.NONE);
  }

  static Change over(Lifecycle after, Outcome outcome, String why) {
    return new Change(
        after, Optional.empty(), Optional.of(new Lifecycle.Over(outcome, why)), Effect.NONE);
  }

  /** Whether it was news to the run; what was known or overtaken already is none. */
  public boolean isNews() {
    return told.isPresent() || over.isPresent() || effect != Effect.NONE;
  }

  Change with(Effect meaning) {
    return new Change(after, told, over, meaning);
  }
}
