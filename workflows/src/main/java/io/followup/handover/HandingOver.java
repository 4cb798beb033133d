package io.followup.handover;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Tells a person of the office, in the dispatch system and by mail, that it is their turn. Fails
 * visibly when one of the two could not be done.
 */
@WorkflowInterface
public interface HandingOver {
  @WorkflowMethod
  HandedOver run(Handover handover);
}
