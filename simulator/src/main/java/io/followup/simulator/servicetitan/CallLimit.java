package io.followup.simulator.servicetitan;

import io.followup.simulator.http.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many calls a tenant may make within any second; live it is 60. Without limit until set. */
public final class CallLimit {
  private static final long SECOND = 1_000_000_000L;
  private static final int NONE = Integer.MAX_VALUE;

  private final Map<String, Deque<Long>> lately = new ConcurrentHashMap<>();
  private volatile int limit = NONE;

  /**
   * @param callsPerSecond 0 for none
   */
  public void set(int callsPerSecond) {
    limit = callsPerSecond <= 0 ? NONE : callsPerSecond;
    lately.clear();
  }

  /** Counts a call of a tenant, unless it is one too many. */
  boolean allows(String tenant) {
    if (limit == NONE) {
      return true;
    }
    Deque<Long> calls = lately.computeIfAbsent(tenant, first -> new ArrayDeque<>());
    long now = System.nanoTime();
    synchronized (calls) {
      while (!calls.isEmpty() && now - calls.peekFirst() >= SECOND) {
        calls.pollFirst();
      }
      if (calls.size() >= limit) {
        return false;
      }
      calls.addLast(now);
      return true;
    }
  }

  static Answer exceeded() {
    return Problem.plain(429).with("Retry-After", "1");
  }
}
