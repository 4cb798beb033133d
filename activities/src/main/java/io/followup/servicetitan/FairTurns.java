package io.followup.servicetitan;

import io.followup.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Connections that all tenants share. While they suffice, whoever asks gets one; when they do not,
 * the waiting tenants take turns, so that a tenant with a thousand calls waits as long for its next
 * one as a tenant with a single call.
 */
final class FairTurns {
  private int free;

  /** Who waits, by tenant; the tenant in front is next. */
  private final Map<TenantId, Deque<Waiting>> waiting = new LinkedHashMap<>();

  FairTurns(int atATime) {
    this.free = atATime;
  }

  /** The right to one call; to be closed when it is over. */
  final class Turn implements AutoCloseable {
    private Turn() {}

    @Override
    public void close() {
      giveBack();
    }
  }

  private static final class Waiting {
    private final CountDownLatch called = new CountDownLatch(1);
  }

  /**
   * @param most longest wait
   * @return empty when nothing became free in that time
   */
  Optional<Turn> take(TenantId tenant, Duration most) throws InterruptedException {
    Waiting mine = new Waiting();
    synchronized (this) {
      if (free > 0) {
        free--;
        return Optional.of(new Turn());
      }
      waiting.computeIfAbsent(tenant, first -> new ArrayDeque<>()).addLast(mine);
    }
    boolean called;
    try {
      called = mine.called.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopping) {
      leave(tenant, mine).ifPresent(Turn::close);
      throw stopping;
    }
    return called ? Optional.of(new Turn()) : leave(tenant, mine);
  }

  /** Stops waiting; a turn that was given at the last moment is taken. */
  private synchronized Optional<Turn> leave(TenantId tenant, Waiting mine) {
    if (mine.called.getCount() == 0) {
      return Optional.of(new Turn());
    }
    Deque<Waiting> others = waiting.get(tenant);
    others.remove(mine);
    if (others.isEmpty()) {
      waiting.remove(tenant);
    }
    return Optional.empty();
  }

  /** How many calls wait at the moment. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Deque::size).sum();
  }

  private synchronized void giveBack() {
    Iterator<Map.Entry<TenantId, Deque<Waiting>>> tenants = waiting.entrySet().iterator();
    if (!tenants.hasNext()) {
      free++;
      return;
    }
    Map.Entry<TenantId, Deque<Waiting>> next = tenants.next();
    TenantId tenant = next.getKey();
    Deque<Waiting> queue = next.getValue();
    tenants.remove();
    queue.removeFirst().called.countDown();
    if (!queue.isEmpty()) {
      waiting.put(tenant, queue);
    }
  }
}
