package io.followup.estimate;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One estimate follow-up, from the first option that went out to its {@link Ending}. */
public final class EstimateFollowUpRun extends FollowUpHandlers implements EstimateFollowUp {

  @WorkflowInit
  public EstimateFollowUpRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(EstimateFollowUp.class)::run);
  }
}
