package io.followup.run;

import io.followup.sequence.Step;
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
   */
  record Send(Step step, Instant dueAt, Instant firstDueAt) implements Next {}

  record End(Ending ending) implements Next {}
}
