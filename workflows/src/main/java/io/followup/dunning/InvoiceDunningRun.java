package io.followup.dunning;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One debt, from the first invoice that is due to its {@link Ending}. */
public final class InvoiceDunningRun extends FollowUpHandlers implements InvoiceDunning {

  @WorkflowInit
  public InvoiceDunningRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(InvoiceDunning.class)::run);
  }
}
