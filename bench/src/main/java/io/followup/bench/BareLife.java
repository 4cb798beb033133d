package io.followup.bench;

import io.temporal.activity.LocalActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** The least that a follow-up can be on Temporal: as many times a timer and an empty touch. */
public final class BareLife {
  private BareLife() {}

  @WorkflowInterface
  public interface TimersAndTouches {
    @WorkflowMethod
    void run(int touches);
  }

  public static final class TimersAndTouchesRun implements TimersAndTouches {
    private final BareTouch.Noting noting =
        Workflow.newLocalActivityStub(
            BareTouch.Noting.class,
            LocalActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(2))
                .build());

    @Override
    public void run(int touches) {
      for (int i = 0; i < touches; i++) {
        Workflow.newTimer(Duration.ofDays(1)).get();
        noting.note();
      }
    }
  }
}
