package io.followup.bench;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The least that a touch can be on Temporal: one timer, then one activity that notes the time. */
public final class BareTouch {
  private BareTouch() {}

  @WorkflowInterface
  public interface TimerThenActivity {
    @WorkflowMethod
    void run(long dueAtMillis);
  }

  @ActivityInterface
  public interface Noting {
    void note();
  }

  public static final class TimerThenActivityRun implements TimerThenActivity {
    private final Noting noting =
        Workflow.newActivityStub(
            Noting.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(60)).build());

    @Override
    public void run(long dueAtMillis) {
      Workflow.newTimer(Duration.ofMillis(dueAtMillis - Workflow.currentTimeMillis())).get();
      noting.note();
    }
  }

  static final class NotingTimes implements Noting {
    final List<Long> millis = new CopyOnWriteArrayList<>();

    @Override
    public void note() {
      millis.add(System.currentTimeMillis());
    }
  }
}
