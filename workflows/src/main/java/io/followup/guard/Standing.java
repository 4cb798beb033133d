package io.followup.guard;

import io.followup.run.Outcome;

/** Whether what a follow-up is about still stands, as the dispatch system tells it now. */
public sealed interface Standing {

  /**
   * There is still something to follow up.
   *
   * @param told what was read, with ids, for the record: {@code estimate 61000700 OPEN}
   */
  record Open(String told) implements Standing {}

  /**
   * There is nothing to follow up any more.
   *
   * @param why one sentence without personal data
   */
  record Over(Outcome outcome, String why) implements Standing {}

  /**
   * A person must look before anything more is sent.
   *
   * @param why one sentence that says what to do
   */
  record Halted(String why) implements Standing {}
}
