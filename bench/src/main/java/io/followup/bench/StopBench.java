package io.followup.bench;

import io.followup.sandbox.Engine;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * From the moment a sold-webhook is accepted (its 200 is read) to the close of the run, by the
 * run's own history. Sales come at a steady rate into a running engine.
 */
final class StopBench {
  private static final int RUNS = 400;
  private static final int PER_SECOND = 10;

  /** Sales before those that are measured: code is compiled, caches are full. */
  private static final int WARM_UP = 100;

  private StopBench() {}

  static Report run() throws Exception {
    try (Engine engine = Engine.start(Engine.Settings.defaults())) {
      Webhook.Target target = Engines.target(engine);
      WorkflowClient client = Engines.client(engine);
      Instant created = Instant.now();
      List<byte[]> starts = new ArrayList<>();
      for (int i = 1; i <= WARM_UP + RUNS; i++) {
        starts.add(Webhook.created(i, created).request(target));
      }
      HttpLoad.post(target, starts, 4);
      Engines.awaitCount(
          engine, "select count(*) from delivery where state = 'RELAYED'", WARM_UP + RUNS);
      awaitFirstTasks(client);
      long[] acceptedAt = new long[WARM_UP + RUNS + 1];
      long gap = 1_000_000_000L / PER_SECOND;
      long next = System.nanoTime();
      for (int i = 1; i <= WARM_UP + RUNS; i++) {
        HttpLoad.post(target, List.of(Webhook.sold(i, created).request(target)), 1);
        acceptedAt[i] = System.currentTimeMillis();
        next += gap;
        LockSupport.parkNanos(next - System.nanoTime());
      }
      List<Double> lags = new ArrayList<>();
      for (int i = WARM_UP + 1; i <= WARM_UP + RUNS; i++) {
        WorkflowStub run = client.newUntypedWorkflowStub("estimate/acme/job-" + i);
        run.getResult(Object.class);
        Instant closed = run.describe().getCloseTime();
        lags.add((double) (closed.toEpochMilli() - acceptedAt[i]));
      }
      Lags measured = Lags.ofMillis(lags);
      return new Report("stop", RUNS + " sales, " + PER_SECOND + " a second, accepted → run closed")
          .row("p50", measured.p50(), "ms")
          .row("p95", measured.p95(), "ms")
          .row("p99", measured.p99(), "ms")
          .atMost("p99 in ms", measured.p99(), 1_000);
    }
  }

  /** A run is asleep once its worker has set the first timer. */
  private static void awaitFirstTasks(WorkflowClient client) throws InterruptedException {
    for (int i = 1; i <= WARM_UP + RUNS; i++) {
      while (client.fetchHistory("estimate/acme/job-" + i).getEvents().stream()
          .noneMatch(event -> event.hasTimerStartedEventAttributes())) {
        Thread.sleep(50);
      }
    }
  }
}
