package io.followup.estimate;

import io.followup.fact.Fact;
import io.followup.run.Ending;
import io.followup.run.FollowUpLoop;
import io.followup.run.FollowUpStart;
import io.followup.run.RunView;
import io.followup.run.Steering;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** One estimate follow-up, from the first option that went out to its {@link Ending}. */
public final class EstimateFollowUpRun implements EstimateFollowUp {
  private final FollowUpLoop loop;

  @WorkflowInit
  public EstimateFollowUpRun(FollowUpStart start) {
    loop = new FollowUpLoop(start);
  }

  @Override
  public Ending run(FollowUpStart start) {
    return loop.untilEnded(Workflow.newContinueAsNewStub(EstimateFollowUp.class)::run);
  }

  @Override
  public void fact(Fact fact) {
    loop.hear(fact);
  }

  @Override
  public String pause(String reason) {
    return loop.ask(Steering.PAUSE, reason);
  }

  @Override
  public void pauseNeedsReason(String reason) {
    loop.check(Steering.PAUSE, reason);
  }

  @Override
  public String resume(String reason) {
    return loop.ask(Steering.RESUME, reason);
  }

  @Override
  public void resumeNeedsReason(String reason) {
    loop.check(Steering.RESUME, reason);
  }

  @Override
  public String skipStep(String reason) {
    return loop.ask(Steering.SKIP_STEP, reason);
  }

  @Override
  public void skipStepNeedsReason(String reason) {
    loop.check(Steering.SKIP_STEP, reason);
  }

  @Override
  public String sendNow(String reason) {
    return loop.ask(Steering.SEND_NOW, reason);
  }

  @Override
  public void sendNowNeedsReason(String reason) {
    loop.check(Steering.SEND_NOW, reason);
  }

  @Override
  public String stop(String reason) {
    return loop.ask(Steering.STOP, reason);
  }

  @Override
  public void stopNeedsReason(String reason) {
    loop.check(Steering.STOP, reason);
  }

  @Override
  public RunView story() {
    return loop.view();
  }
}
