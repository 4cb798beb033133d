package io.followup.api.relay;

import io.followup.inbox.Bell;
import io.followup.inbox.Claimed;
import io.followup.inbox.RelayQueue;
import io.followup.inbox.Relayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final RelayQueue queue;
  private final Bell bell;
  private final Readers readers;
  private final Acquainting acquainting;
  private final Attributing attributing;
  private final Planning planning;
  private final CarryingOut carryingOut;
  private final Circuit circuit;
  private final Results results;
  private final RelaySettings settings;

  private ThreadPoolExecutor callers;
  private Thread loop;
  private volatile boolean running;
  private boolean databaseAway;

  Relay(
      RelayQueue queue,
      Bell bell,
      Readers readers,
      Acquainting acquainting,
      Attributing attributing,
      Planning planning,
      CarryingOut carryingOut,
      Circuit circuit,
      Results results,
      RelaySettings settings) {
    this.queue = queue;
    this.bell = bell;
    this.readers = readers;
    this.acquainting = acquainting;
    this.attributing = attributing;
    this.planning = planning;
    this.carryingOut = carryingOut;
    this.circuit = circuit;
    this.results = results;
    this.settings = settings;
  }

  // Beginning and end.

  @Override
  public synchronized void start() {
    running = true;
    callers =
        new ThreadPoolExecutor(
            settings.threads(),
            settings.threads(),
            1,
            TimeUnit.MINUTES,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name("relay-call-", 1).factory());
    loop = Thread.ofPlatform().name("relay").start(this::loop);
  }

  /** Claims no more, lets calls come back, and records them. */
  @Override
  public synchronized void stop() {
    running = false;
    bell.ring();
    try {
      loop.join(LONGEST_STOP);
      callers.shutdown();
      if (!callers.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        callers.shutdownNow();
      }
      results.record();
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
        bell.await(results.anyWaits() ? Results.LINGER : settings.poll());
        turn();
        databaseAway = false;
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException failed) {
        rest(failed);
      }
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

  // One turn.

  private void turn() {
    results.recordInTime();
    int most = settings.threads() * 4;
    int room = most - results.inFlight();
    while (running && room >= Math.max(1, most / 4) && circuit.allows()) {
      List<Claimed> claimed = queue.claim(room, settings.lease());
      if (!claimed.isEmpty()) {
        relay(claimed);
      }
      if (claimed.size() < room) {
        return;
      }
      room = most - results.inFlight();
    }
  }

  private void relay(List<Claimed> claimed) {
    results.expect(claimed.size());
    List<Planning.Read> read = new ArrayList<>(claimed.size());
    List<Relayed> parked = new ArrayList<>();
    List<Group> groups;
    try {
      claimed.forEach(one -> read(one, read, parked));
      List<Planning.Read> known = attributing.attribute(acquainting.acquaint(read));
      groups = planning.plan(known).stream().map(this::group).toList();
    } catch (RuntimeException failed) {
      claimed.forEach(one -> finish(new Relayed.GivenBack(one, Failures.inWords(failed))));
      throw failed;
    }
    parked.forEach(this::finish);
    groups.forEach(this::carryOut);
  }

  private void read(Claimed claimed, List<Planning.Read> read, List<Relayed> parked) {
    try {
      read.add(new Planning.Read(claimed, readers.read(claimed.delivery())));
    } catch (DataAccessException | TransactionException away) {
      throw away;
    } catch (RuntimeException defect) {
      parked.add(CarryingOut.parked(Task.unread(claimed), Failures.inWords(defect)));
    }
  }

  private Group group(List<Task> tasks) {
    return new Group(tasks, carryingOut, circuit, this::finish);
  }

  private void carryOut(Group group) {
    if (group.needsNoCall()) {
      group.run();
    } else {
      callers.execute(group);
    }
  }

  private void finish(Relayed relayed) {
    finish(CarryingOut.Result.of(relayed));
  }

  private void finish(CarryingOut.Result result) {
    results.add(result);
    bell.ring();
  }
}
