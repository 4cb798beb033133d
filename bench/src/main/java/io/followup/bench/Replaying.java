package io.followup.bench;

import com.sun.management.OperatingSystemMXBean;
import io.followup.booking.BookingFollowUpRun;
import io.followup.call.MissedCallFollowUpRun;
import io.followup.dunning.InvoiceDunningRun;
import io.followup.estimate.EstimateFollowUpRun;
import io.followup.job.JobFollowUpRun;
import io.followup.session.AbandonedSessionFollowUpRun;
import io.followup.temporal.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replays recorded histories and measures what it costs; nothing else runs in this process. */
final class Replaying implements AutoCloseable {
  private static final Path HISTORIES = Path.of("workflows/src/test/resources/histories");
  private static final String BARE = "bare";

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());
  private final Worker worker = environment.newWorker(BARE);

  Replaying() {
    worker.registerWorkflowImplementationTypes(
        EstimateFollowUpRun.class,
        BookingFollowUpRun.class,
        AbandonedSessionFollowUpRun.class,
        JobFollowUpRun.class,
        InvoiceDunningRun.class,
        MissedCallFollowUpRun.class,
        BareLife.TimersAndTouchesRun.class);
    worker.registerActivitiesImplementations(new BareTouch.NotingTimes());
    environment.start();
  }

  /** What one replay costs, the mean of many. */
  record Cost(double processorMillis, double wallMillis) {}

  /** A history that is kept for the replay test. */
  static WorkflowExecutionHistory recorded(String name) {
    try {
      return WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException("run it in the repository's root, as bench/run does", e);
    }
  }

  /** The bare workflow with as many touches as this history has. */
  WorkflowExecutionHistory bare(WorkflowExecutionHistory as) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                BareLife.TimersAndTouches.class.getSimpleName(),
                WorkflowOptions.newBuilder().setTaskQueue(BARE).build());
    run.start((int) Math.max(1, touches(as)));
    run.getResult(Void.class);
    return environment.getWorkflowClient().fetchHistory(run.getExecution().getWorkflowId());
  }

  /** Touches that were done at once, or went on as activities. */
  static long touches(WorkflowExecutionHistory history) {
    return history.getEvents().stream()
        .filter(
            event ->
                event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                    || event.hasMarkerRecordedEventAttributes()
                        && event
                            .getMarkerRecordedEventAttributes()
                            .getMarkerName()
                            .equals("LocalActivity"))
        .count();
  }

  static int bytes(WorkflowExecutionHistory history) {
    return history.getHistory().getSerializedSize();
  }

  Cost cost(WorkflowExecutionHistory history, int times) throws Exception {
    replay(history, times);
    System.gc();
    long wall = System.nanoTime();
    long processor = system.getProcessCpuTime();
    replay(history, times);
    return new Cost(
        (system.getProcessCpuTime() - processor) / 1e6 / times,
        (System.nanoTime() - wall) / 1e6 / times);
  }

  private void replay(WorkflowExecutionHistory history, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      WorkflowReplayer.replayWorkflowExecution(history, worker);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
