package io.followup.session;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One abandoned session, from its last sign of life to its {@link Ending}. */
public final class AbandonedSessionFollowUpRun extends FollowUpHandlers
    implements AbandonedSessionFollowUp {

  @WorkflowInit
  public AbandonedSessionFollowUpRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(AbandonedSessionFollowUp.class)::run);
  }
}
