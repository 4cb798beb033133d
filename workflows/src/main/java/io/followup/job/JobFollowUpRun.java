package io.followup.job;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One job, from its first appointment to its {@link Ending}. */
public final class JobFollowUpRun extends FollowUpHandlers implements JobFollowUp {

  @WorkflowInit
  public JobFollowUpRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(JobFollowUp.class)::run);
  }
}
