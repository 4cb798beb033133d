package io.followup.backfill;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Lets objects that lie open enter a sequence, a bounded number an hour and a day. Goes on where it
 * was when a worker dies; runs that have begun go on when it is stopped.
 */
@WorkflowInterface
public interface Backfilling {
  @WorkflowMethod
  BackfillProgress run(Backfill backfill);

  /**
   * @param by for example {@code key 3 (ops)}
   */
  @SignalMethod(description = "Nobody enters until it is resumed.")
  void pause(String by);

  @SignalMethod(description = "Goes on after a pause.")
  void resume(String by);

  @SignalMethod(description = "Nobody enters any more.")
  void stop(String by);

  @QueryMethod(description = "How many have entered, and why others were left out.")
  BackfillProgress progress();
}
