package io.followup.estimate;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Follows up the open options of one job (else project, else estimate) until one is sold, all are
 * dismissed, the customer answers or opts out, or the sequence is through.
 */
@WorkflowInterface
public interface EstimateFollowUp extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
