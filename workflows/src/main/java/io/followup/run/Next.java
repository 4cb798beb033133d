package io.followup.run;

import io.followup.sequence.Step;
import io.followup.touch.Turn;
import java.time.Instant;

/** What a run does next. */
public sealed interface Next {

  /**
   * Sleep until {@code at} (business time) unless something happens first.
   *
   * @param why for the timer's summary: one sentence
   */
  record WaitUntil(Instant at, String why) implements Next {}

  /**
   * Carry out a step now.
   *
   * @param firstDueAt when it was due before any guard moved it
   * @param turn which touch of the step it is
   */
  record Send(Step step, Instant dueAt, Instant firstDueAt, Turn turn) implements Next {
    /** The step itself. */
    public Send(Step step, Instant dueAt, Instant firstDueAt) {
      this(step, dueAt, firstDueAt, Turn.FIRST);
    }
  }

  /**
   * Read at once whether anything is left to follow up.
   *
   * @param why one sentence
   */
  record Look(String why) implements Next {}

  /** Nothing is to be done outside; the run decides from here. */
  record GoOn(FollowUp run) implements Next {}

  record End(Ending ending) implements Next {}
}
