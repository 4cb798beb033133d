package io.followup.tenant;

import java.time.Duration;

/**
 * When calls are made again; both by the business clock, and within open hours.
 *
 * @param callBackAfter pause before the call that a person asked for by a key; default 2 h
 * @param retryAfter pause before a call that was not answered is made again; default 4 h
 */
public record Calls(Duration callBackAfter, Duration retryAfter) {
  public Calls {
    callBackAfter = callBackAfter == null ? Duration.ofHours(2) : callBackAfter;
    retryAfter = retryAfter == null ? Duration.ofHours(4) : retryAfter;
    requirePause(callBackAfter, "calls.call-back-after");
    requirePause(retryAfter, "calls.retry-after");
  }

  private static void requirePause(Duration pause, String field) {
    if (pause.compareTo(Duration.ofMinutes(5)) < 0 || pause.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException(field + " is not allowed: use 5m to 7d, such as 2h");
    }
  }
}
