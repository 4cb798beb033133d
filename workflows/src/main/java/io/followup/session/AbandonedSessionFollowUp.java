package io.followup.session;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Follows up an online booking that was dropped half-way: until it is finished after all, or the
 * same person books by any other way.
 */
@WorkflowInterface
public interface AbandonedSessionFollowUp extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
