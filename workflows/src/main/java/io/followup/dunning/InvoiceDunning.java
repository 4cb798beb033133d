package io.followup.dunning;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Reminds one customer of all overdue invoices in one conversation, until nothing is owed. Stops at
 * once by payment, credit or void, holds at a dispute, and waits out a promise to pay.
 */
@WorkflowInterface
public interface InvoiceDunning extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
