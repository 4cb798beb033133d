package io.followup.booking;

import io.followup.run.Ending;
import io.followup.run.FollowUpMessages;
import io.followup.run.FollowUpStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Follows up a booking that nobody in the office has taken up: until it is accepted, becomes a job,
 * or is dismissed. A dismissed one is followed up as a lead where there is a sequence for leads.
 */
@WorkflowInterface
public interface BookingFollowUp extends FollowUpMessages {
  @WorkflowMethod
  Ending run(FollowUpStart start);
}
