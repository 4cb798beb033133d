package io.followup.run;

import io.followup.fact.Fact;
import java.util.function.Consumer;

/** How every run takes in what it is told: all of it goes into the one {@link FollowUpLoop}. */
public abstract class FollowUpHandlers implements FollowUpMessages {
  private final FollowUpLoop loop;

  protected FollowUpHandlers(FollowUpStart start) {
    loop = new FollowUpLoop(start);
  }

  /**
   * Runs until the follow-up has ended.
   *
   * @param carryOn continues as new with the state carried over
   */
  protected final Ending untilEnded(Consumer<FollowUpStart> carryOn) {
    return loop.untilEnded(carryOn);
  }

  @Override
  public void fact(Fact fact) {
    loop.hear(fact);
  }

  @Override
  public void follow(FollowOn on) {
    loop.follow(on);
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
  public String moveTo(SequenceMove move) {
    return loop.moveTo(move);
  }

  @Override
  public void moveNeedsPlace(SequenceMove move) {
    loop.check(move);
  }

  @Override
  public RunView story() {
    return loop.view();
  }
}
