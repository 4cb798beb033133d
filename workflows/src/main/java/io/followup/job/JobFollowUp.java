package io.followup.job;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Follows up a job: reminds of its appointments, wherever they are moved; asks for a review and
 * offers a membership when the work is done; books anew when nobody was there.
 */
@WorkflowInterface
public interface JobFollowUp extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
