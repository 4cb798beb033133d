package io.followup.booking;

import io.followup.run.Ending;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One booking, from its arrival to its {@link Ending}. */
public final class BookingFollowUpRun extends FollowUpHandlers implements BookingFollowUp {

  @WorkflowInit
  public BookingFollowUpRun(FollowUpStart start) {
    super(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return untilEnded(Workflow.newContinueAsNewStub(BookingFollowUp.class)::run);
  }
}
