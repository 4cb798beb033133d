package io.followup.acting;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Does in the dispatch system what somebody asked for, once, however long it is away. Fails visibly
 * when it is refused.
 */
@WorkflowInterface
public interface CarryingOutAction {

  /**
   * @return what lies there now, one sentence
   */
  @WorkflowMethod
  String run(ActionRequest request);
}
