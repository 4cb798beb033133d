package io.followup.call;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Writes to somebody whose call nobody answered, until the person is spoken to or books. */
@WorkflowInterface
public interface MissedCallFollowUp extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
