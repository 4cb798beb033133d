package io.followup.api.relay;

import io.followup.inbox.Bell;
import io.followup.inbox.Claimed;
import io.followup.inbox.FollowUps;
import io.followup.inbox.RelayQueue;
import io.followup.inbox.Relayed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Relays deliveries to runs. One thread claims, plans and records; a pool calls Temporal. Any
 * number of processes may relay at the same time.
 */
final class Relay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** Results are recorded together: at the latest after this, or when this many wait. */
  private static final Duration LINGER = Duration.ofMillis(15);

  private static final int ENOUGH = 32;

  /** A call may take this long; none is begun later than this before the lease ends. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);

  private final RelayQueue queue;
  private final FollowUps followUps;
  private final Bell bell;
  private final Readers readers;
  private final Planning planning;
  private final CarryingOut carryingOut;
  private final Circuit circuit;
  private final RelayMetrics metrics;
  private final RelaySettings settings;

  private final Queue<CarryingOut.Result> finished = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private ExecutorService callers;
  private Thread loop;
  private volatile boolean running;
  private boolean databaseAway;
  private long recordedAt = System.nanoTime();

  Relay(
      RelayQueue queue,
      FollowUps followUps,
      Bell bell,
      Readers readers,
      Planning planning,
      CarryingOut carryingOut,
      Circuit circuit,
      RelayMetrics metrics,
      RelaySettings settings) {
    this.queue = queue;
    this.followUps = followUps;
    this.bell = bell;
    this.readers = readers;
    this.planning = planning;
    this.carryingOut = carryingOut;
    this.circuit = circuit;
    this.metrics = metrics;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    running = true;
    callers =
        Executors.newFixedThreadPool(
            settings.threads(), Thread.ofPlatform().name("relay-call-", 1).factory());
    loop = Thread.ofPlatform().name("relay").start(this::loop);
  }

  @Override
  public synchronized void stop() {
    running = false;
    bell.ring();
    try {
      loop.join(Duration.ofSeconds(5));
      callers.shutdown();
      if (!callers.awaitTermination(5, TimeUnit.SECONDS)) {
        callers.shutdownNow();
      }
      record();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException away) {
      LOG.warn("The last results of the relay were not recorded; they are relayed once more.");
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    while (running) {
      try {
        bell.await(
            settings.poll().compareTo(LINGER) > 0 && hasResults() ? LINGER : settings.poll());
        turn();
        databaseAway = false;
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException failed) {
        rest(failed);
      }
    }
  }

  private void turn() {
    if (isTimeToRecord()) {
      record();
    }
    int most = settings.threads() * 4;
    int room = most - inFlight.get();
    while (running && room >= Math.max(1, most / 2) && circuit.allows()) {
      List<Claimed> claimed = queue.claim(room, settings.lease());
      if (!claimed.isEmpty()) {
        relay(claimed);
      }
      if (claimed.size() < room) {
        return;
      }
      room = most - inFlight.get();
    }
  }

  private void relay(List<Claimed> claimed) {
    inFlight.addAndGet(claimed.size());
    List<Relayed> unread = new ArrayList<>();
    List<List<Task>> groups;
    try {
      List<Planning.Read> read = new ArrayList<>(claimed.size());
      for (Claimed one : claimed) {
        read(one, unread).ifPresent(read::add);
      }
      groups = planning.plan(read);
    } catch (RuntimeException failed) {
      claimed.forEach(one -> finish(new Relayed.GivenBack(one, Failures.inWords(failed))));
      throw failed;
    }
    unread.forEach(this::finish);
    for (List<Task> group : groups) {
      if (group.stream().allMatch(Relay::needsNoCall)) {
        group.forEach(task -> finish(carryingOut.carryOut(task)));
      } else {
        callers.execute(() -> carryOut(group));
      }
    }
  }

  private Optional<Planning.Read> read(Claimed claimed, List<Relayed> unread) {
    try {
      return Optional.of(new Planning.Read(claimed, readers.read(claimed.delivery())));
    } catch (DataAccessException | TransactionException away) {
      throw away;
    } catch (RuntimeException defect) {
      unread.add(CarryingOut.parked(Task.unread(claimed), Failures.inWords(defect)));
      return Optional.empty();
    }
  }

  private static boolean needsNoCall(Task task) {
    return task.plans().stream().allMatch(Plan.Nothing.class::isInstance);
  }

  /** In order; when one has to wait, those behind it wait too. */
  private void carryOut(List<Task> group) {
    String waitingFor = null;
    for (Task task : group) {
      Claimed claimed = task.claimed();
      if (waitingFor == null) {
        waitingFor = obstacle(claimed).orElse(null);
      }
      if (waitingFor != null) {
        finish(new Relayed.GivenBack(claimed, waitingFor));
        continue;
      }
      try {
        CarryingOut.Result result = carryingOut.carryOut(task);
        circuit.reached();
        finish(result);
        if (result.relayed() instanceof Relayed.Later) {
          waitingFor = "waits for delivery " + claimed.delivery().id() + ".";
        }
      } catch (TemporalAway away) {
        circuit.away(away.getMessage());
        waitingFor = "Temporal is away (" + away.getMessage() + ").";
        finish(new Relayed.GivenBack(claimed, waitingFor));
      } catch (RuntimeException | Error defect) {
        waitingFor = Failures.inWords(defect);
        finish(new Relayed.Later(claimed, Duration.ofSeconds(5), waitingFor));
      }
    }
  }

  private Optional<String> obstacle(Claimed claimed) {
    if (circuit.isOpen()) {
      return Optional.of("Temporal is away.");
    }
    return Instant.now().isAfter(claimed.leasedUntil().minus(LONGEST_CALL))
        ? Optional.of("its lease ran out before its turn.")
        : Optional.empty();
  }

  private void finish(Relayed relayed) {
    finish(new CarryingOut.Result(relayed, Set.of()));
  }

  private void finish(CarryingOut.Result result) {
    finished.add(result);
    inFlight.decrementAndGet();
    bell.ring();
  }

  private boolean hasResults() {
    return !finished.isEmpty();
  }

  private boolean isTimeToRecord() {
    return hasResults()
        && (inFlight.get() == 0
            || finished.size() >= ENOUGH
            || System.nanoTime() - recordedAt >= LINGER.toNanos());
  }

  private void record() {
    List<CarryingOut.Result> results = new ArrayList<>();
    for (var result = finished.peek(); result != null && results.size() < 500; ) {
      results.add(finished.poll());
      result = finished.peek();
    }
    if (results.isEmpty()) {
      return;
    }
    try {
      List<Relayed> relayed = results.stream().map(CarryingOut.Result::relayed).toList();
      queue.settle(relayed);
      recordedAt = System.nanoTime();
      relayed.forEach(metrics::count);
      noteEnded(results);
    } catch (RuntimeException away) {
      finished.addAll(results);
      throw away;
    }
  }

  private void noteEnded(List<CarryingOut.Result> results) {
    Set<String> ended = new HashSet<>();
    results.forEach(result -> ended.addAll(result.ended()));
    if (!ended.isEmpty()) {
      followUps.ended(ended);
    }
  }

  private void rest(RuntimeException failed) {
    if (!databaseAway) {
      LOG.error("The relay cannot use the inbox and tries again: {}", Failures.inWords(failed));
    }
    databaseAway = true;
    try {
      Thread.sleep(DATABASE_PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
