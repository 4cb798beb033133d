package io.followup.bench;

import io.followup.sandbox.Engine;
import io.followup.sequence.Sequence;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts per second through the relay, against bare {@code signalWithStart} calls with the same
 * payload on the same server. The inbox is filled while Temporal is stopped; then the relay drains
 * it. The bare calls, too, begin on a Temporal that was just started. No worker runs, so that
 * starts are measured and nothing else. The first round of each side warms up.
 */
final class RelayBench {
  private static final int THREADS = 16;
  private static final int ROUNDS = 3;
  private static final int PER_ROUND = 2_000;

  /** The first part of each round is left out of both rates: Temporal has just started. */
  private static final double LEFT_OUT = 0.2;

  private RelayBench() {}

  static Report run() throws Exception {
    try (Engine engine = Engine.start(Engine.Settings.defaults().withoutWorker())) {
      Webhook.Target target = Engines.target(engine);
      List<Double> bare = new ArrayList<>();
      List<Double> relayed = new ArrayList<>();
      relay(engine, target, 0);
      bareStarts(engine, 0);
      for (int round = 1; round <= ROUNDS; round++) {
        relayed.add(relay(engine, target, round));
        bare.add(bareStarts(engine, round));
      }
      double baseline = Engines.median(bare);
      double ours = Engines.median(relayed);
      return new Report(
              "relay",
              PER_ROUND
                  + " starts a round, median of "
                  + ROUNDS
                  + ", "
                  + THREADS
                  + " threads for the bare calls")
          .row("starts", baseline, ours, "1/s")
          .atLeast("engine ÷ bare signalWithStart", ours / baseline, 0.9);
    }
  }

  private static double relay(Engine engine, Webhook.Target target, int round) throws Exception {
    engine.stopTemporal();
    long first = 1_000_000L * (round + 1);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < PER_ROUND; i++) {
      requests.add(Webhook.created(first + i, Instant.now()).request(target));
    }
    HttpLoad.post(target, requests, 16);
    engine.startTemporal();
    Engines.awaitCount(
        engine, "select count(*) from delivery where state = 'RELAYED'", (round + 1) * PER_ROUND);
    // Each row tells when the relay was done with it; the relay marks a batch at a time.
    return Engines.number(
        engine,
        """
        with done as (
          select done_at, row_number() over (order by done_at, id) n
          from delivery where resource::bigint >= %d and resource::bigint < %d)
        select count(*) / extract(epoch from max(done_at) - (select max(done_at) from done where n <= %d))
        from done where n > %d and done_at > (select max(done_at) from done where n <= %d)"""
            .formatted(
                first,
                first + PER_ROUND,
                (int) (PER_ROUND * LEFT_OUT),
                (int) (PER_ROUND * LEFT_OUT),
                (int) (PER_ROUND * LEFT_OUT)));
  }

  private static double bareStarts(Engine engine, int round) throws Exception {
    engine.stopTemporal();
    engine.startTemporal();
    WorkflowClient client = Engines.client(engine);
    Sequence sequence = BareStart.publishedSequence();
    ConcurrentLinkedQueue<Integer> left = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < PER_ROUND; i++) {
      left.add(i);
    }
    int leftOut = (int) (PER_ROUND * LEFT_OUT);
    ConcurrentLinkedQueue<Long> doneAt = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        running.add(
            threads.submit(
                () -> {
                  for (Integer i = left.poll(); i != null; i = left.poll()) {
                    BareStart start = BareStart.of(sequence, 500_000_000L + round * PER_ROUND + i);
                    WorkflowStub stub =
                        client.newUntypedWorkflowStub("EstimateFollowUp", start.options());
                    stub.signalWithStart(
                        "fact", new Object[] {start.fact()}, new Object[] {start.input()});
                    doneAt.add(System.nanoTime());
                  }
                }));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    }
    long[] sorted = doneAt.stream().mapToLong(Long::longValue).sorted().toArray();
    return (sorted.length - leftOut) / ((sorted[sorted.length - 1] - sorted[leftOut - 1]) / 1e9);
  }
}
