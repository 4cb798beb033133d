package io.followup.acting;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;

/** Tries until it is done or refused. */
public final class CarryingOutActionRun implements CarryingOutAction {
  /** Type of the failure of an action that a person must look at. */
  static final String NOT_DONE = "ActionNotDone";

  @Override
  public String run(ActionRequest request) {
    try {
      String told =
          Workflow.newActivityStub(DoingActions.class, ActionOptions.ofActivity(request))
              .act(request);
      Workflow.setCurrentDetails(told);
      return told;
    } catch (ActivityFailure failure) {
      String why =
          failure.getCause() instanceof ApplicationFailure application
              ? application.getOriginalMessage()
              : "The dispatch system could not be reached within three days.";
      Workflow.setCurrentDetails("**Not done.** " + why);
      throw ApplicationFailure.newFailure(why, NOT_DONE);
    }
  }
}
