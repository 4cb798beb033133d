package io.followup.servicetitan;

import io.followup.servicetitan.CallListener.BreakerState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Leaves one tenant's ServiceTitan alone for a while when most calls fail, then tries a few: nobody
 * waits for answers that do not come, and nobody hammers what is down.
 */
final class Breaker {
  private static final int TRIES = 3;

  private final CircuitBreaker breaker;
  private final Duration pause;

  /**
   * @param listener told every state that it comes into, the first included
   */
  Breaker(ClientSettings.Breaker settings, Consumer<BreakerState> listener) {
    this.pause = settings.pause();
    this.breaker =
        CircuitBreaker.of(
            "servicetitan",
            CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(Math.max(5, settings.calls() / 2))
                .failureRateThreshold(settings.failing())
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(TRIES)
                .build());
    listener.accept(BreakerState.CLOSED);
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> listener.accept(named(event.getStateTransition().getToState())));
  }

  private static BreakerState named(State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> BreakerState.OPEN;
      case HALF_OPEN -> BreakerState.TRYING;
      case CLOSED, DISABLED, METRICS_ONLY -> BreakerState.CLOSED;
    };
  }

  /** Whether a call may go out; then its end is to be told. */
  boolean lets() {
    return breaker.tryAcquirePermission();
  }

  Duration pause() {
    return pause;
  }

  /**
   * @param status of HTTP; 0 when there was no answer
   */
  void ended(int status, Duration took) {
    if (status == 429) {
      // Busy is not broken: the pace is what gives way.
      breaker.releasePermission();
    } else if (status == 0 || status >= 500) {
      breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new CallFailed(status));
    } else {
      breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** The caller did not wait for the end, which tells nothing about ServiceTitan. */
  void dropped() {
    breaker.releasePermission();
  }

  private static final class CallFailed extends Exception {
    private CallFailed(int status) {
      super("HTTP " + status, null, false, false);
    }
  }
}
