package io.followup.call;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One missed call, from its ring to its {@link Ending}. */
public final class MissedCallFollowUpRun extends FollowUpHandlers implements MissedCallFollowUp {

  @WorkflowInit
  public MissedCallFollowUpRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(MissedCallFollowUp.class)::run);
  }
}
