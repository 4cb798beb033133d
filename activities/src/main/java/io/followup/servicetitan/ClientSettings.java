package io.followup.servicetitan;

import java.time.Duration;

/**
 * How this process calls ServiceTitan; under {@code followup.servicetitan}, for all tenants alike.
 *
 * @param callsPerSecond of one tenant, from this process. ServiceTitan takes 60 from all processes
 *     together (docs/reference/servicetitan.md, limits); default 25, so that two workers stay below
 * @param callsAtATime of all tenants together; when more want to call, the tenants take turns;
 *     default 48
 * @param answerWithin longest wait for an answer; default 8 s
 * @param patience how long one call waits for its turn and is repeated, 429 and Retry-After
 *     included; default 5 s
 * @param settledAfter when a write whose answer was lost has surely been applied or dropped, so
 *     that a search which does not find it is believed; default 110 s: ServiceTitan's own limit of
 *     100 s, and some for its searches to catch up
 * @param breaker when a tenant's ServiceTitan is left alone
 */
public record ClientSettings(
    Integer callsPerSecond,
    Integer callsAtATime,
    Duration answerWithin,
    Duration patience,
    Duration settledAfter,
    Breaker breaker) {
  /** What ServiceTitan answers by 429, of one app and tenant. */
  static final int LIMIT = 60;

  private static final int MOST_AT_A_SIMULATOR = 100_000;

  /**
   * @param calls of how many calls, the newest, the failing ones are counted; default 20
   * @param failing percentage of them that opens it: no answer, or 5xx; default 60
   * @param pause how long nothing is called then; default 15 s
   */
  public record Breaker(Integer calls, Integer failing, Duration pause) {
    public Breaker {
      calls = calls == null ? Integer.valueOf(20) : calls;
      failing = failing == null ? Integer.valueOf(60) : failing;
      pause = pause == null ? Duration.ofSeconds(15) : pause;
      require(calls >= 5 && calls <= 10_000, "breaker.calls", calls, "5 to 10000");
      require(failing >= 1 && failing <= 100, "breaker.failing", failing, "1 to 100");
      require(between(pause, 1, 600), "breaker.pause", pause, "1s to 10m");
    }
  }

  public ClientSettings {
    callsPerSecond = callsPerSecond == null ? Integer.valueOf(25) : callsPerSecond;
    callsAtATime = callsAtATime == null ? Integer.valueOf(48) : callsAtATime;
    answerWithin = answerWithin == null ? Duration.ofSeconds(8) : answerWithin;
    patience = patience == null ? Duration.ofSeconds(5) : patience;
    settledAfter = settledAfter == null ? Duration.ofSeconds(110) : settledAfter;
    breaker = breaker == null ? new Breaker(null, null, null) : breaker;
    require(
        callsPerSecond >= 1 && callsPerSecond <= MOST_AT_A_SIMULATOR,
        "calls-per-second",
        callsPerSecond,
        "1 to 59");
    require(callsAtATime >= 1 && callsAtATime <= 60, "calls-at-a-time", callsAtATime, "1 to 60");
    require(between(answerWithin, 1, 100), "answer-within", answerWithin, "1s to 100s");
    require(between(patience, 0, 600), "patience", patience, "0s to 10m");
    require(between(settledAfter, 0, 600), "settled-after", settledAfter, "0s to 10m");
  }

  /** Every default. */
  public static ClientSettings usual() {
    return new ClientSettings(null, null, null, null, null, null);
  }

  private static boolean between(Duration value, long least, long most) {
    return value.compareTo(Duration.ofSeconds(least)) >= 0
        && value.compareTo(Duration.ofSeconds(most)) <= 0;
  }

  private static void require(boolean holds, String field, Object value, String use) {
    if (!holds) {
      throw new IllegalArgumentException(
          "followup.servicetitan." + field + " is " + value + ": use " + use);
    }
  }
}
