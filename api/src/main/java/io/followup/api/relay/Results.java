package io.followup.api.relay;

import io.followup.inbox.FollowUps;
import io.followup.inbox.RelayQueue;
import io.followup.inbox.Relayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Results of calls, recorded together: one statement for all that came back meanwhile. */
final class Results {
  /** At the latest after this, or when this many wait. */
  static final Duration LINGER = Duration.ofMillis(15);

  private static final int ENOUGH = 32;
  private static final int MOST = 500;

  private final RelayQueue queue;
  private final FollowUps followUps;
  private final RelayMetrics metrics;
  private final Queue<CarryingOut.Result> finished = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private long recordedAt = System.nanoTime();

  Results(RelayQueue queue, FollowUps followUps, RelayMetrics metrics) {
    this.queue = queue;
    this.followUps = followUps;
    this.metrics = metrics;
  }

  void expect(int deliveries) {
    inFlight.addAndGet(deliveries);
  }

  void add(CarryingOut.Result result) {
    finished.add(result);
    inFlight.decrementAndGet();
  }

  /** Deliveries that were claimed and whose result is not known yet. */
  int inFlight() {
    return inFlight.get();
  }

  boolean anyWaits() {
    return !finished.isEmpty();
  }

  /** Records what waits, if it is time to. */
  void recordInTime() {
    if (anyWaits()
        && (inFlight.get() == 0
            || finished.size() >= ENOUGH
            || System.nanoTime() - recordedAt >= LINGER.toNanos())) {
      record();
    }
  }

  /** On failure all of it waits for the next time. */
  void record() {
    List<CarryingOut.Result> results = new ArrayList<>();
    while (results.size() < MOST && anyWaits()) {
      results.add(finished.poll());
    }
    if (results.isEmpty()) {
      return;
    }
    try {
      List<Relayed> relayed = results.stream().map(CarryingOut.Result::relayed).toList();
      queue.settle(relayed);
      recordedAt = System.nanoTime();
      relayed.forEach(metrics::count);
    } catch (RuntimeException away) {
      finished.addAll(results);
      throw away;
    }
    noteRuns(results);
  }

  private void noteRuns(List<CarryingOut.Result> results) {
    Set<String> reached = new HashSet<>();
    Set<String> ended = new HashSet<>();
    for (CarryingOut.Result result : results) {
      if (result.relayed() instanceof Relayed.Done done) {
        reached.addAll(done.runs());
      }
      ended.addAll(result.ended());
    }
    ended.removeAll(reached);
    if (!reached.isEmpty()) {
      followUps.live(reached);
    }
    if (!ended.isEmpty()) {
      followUps.ended(ended);
    }
  }
}
