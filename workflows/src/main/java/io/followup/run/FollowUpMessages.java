package io.followup.run;

import io.followup.fact.Fact;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;

/** What every run can be told and asked, whatever it follows up. */
public interface FollowUpMessages {
  /** Something happened to the subject or the customer. A fact told twice counts once. */
  @SignalMethod(description = "Something happened to the object or the customer.")
  void fact(Fact fact);

  /**
   * The object entered another phase, for which there are sequences. A fact told twice counts once.
   */
  @SignalMethod(
      description = "The object entered another phase, in which other sequences take over.")
  void follow(FollowOn on);

  @UpdateMethod(description = "Send nothing until resumed. Input: the reason.")
  String pause(String reason);

  @UpdateValidatorMethod(updateName = "pause")
  void pauseNeedsReason(String reason);

  @UpdateMethod(description = "Go on after a pause or a hold. Input: the reason.")
  String resume(String reason);

  @UpdateValidatorMethod(updateName = "resume")
  void resumeNeedsReason(String reason);

  @UpdateMethod(description = "Leave the next step out. Input: the reason.")
  String skipStep(String reason);

  @UpdateValidatorMethod(updateName = "skipStep")
  void skipStepNeedsReason(String reason);

  @UpdateMethod(
      description =
          "Send the next step now; consent, quiet hours and all other guards still apply. Input:"
              + " the reason.")
  String sendNow(String reason);

  @UpdateValidatorMethod(updateName = "sendNow")
  void sendNowNeedsReason(String reason);

  @UpdateMethod(description = "End this follow-up for good. Input: the reason.")
  String stop(String reason);

  @UpdateValidatorMethod(updateName = "stop")
  void stopNeedsReason(String reason);

  /** Answers with one sentence once no message of the run is on its way. */
  @UpdateMethod(
      description =
          "Go on by another version of the sequence, as publishing with people inside asks.")
  String moveTo(SequenceMove move);

  @UpdateValidatorMethod(updateName = "moveTo")
  void moveNeedsPlace(SequenceMove move);

  @QueryMethod(description = "What happened so far, what comes next and why.")
  RunView story();
}
