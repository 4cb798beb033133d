package io.followup.moving;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Moves the runs that are inside older versions of a sequence to a new one, or ends them, at a
 * bounded rate. Goes on where it was when a worker dies.
 */
@WorkflowInterface
public interface MovingRuns {
  @WorkflowMethod
  MovingProgress run(Moving moving);

  @QueryMethod(description = "How many runs were moved, and why others were not.")
  MovingProgress progress();
}
