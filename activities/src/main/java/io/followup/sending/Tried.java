package io.followup.sending;

import io.followup.touch.TouchResult;

/** What became of one message of a step. */
sealed interface Tried {
  /** The touch is over. */
  record Done(TouchResult result) implements Tried {}

  /**
   * This channel is not possible; the step's {@code otherwise} may be.
   *
   * @param why one sentence
   */
  record NotPossible(String guard, String why) implements Tried {}
}
