package io.followup.dispatch;

import java.time.Duration;
import java.util.Optional;

/** The dispatch system could not be read now. The message is one sentence for admins. */
public sealed class DispatchUnavailable extends RuntimeException permits DispatchInDoubt {
  private final transient Optional<Duration> retryAfter;

  /**
   * @param retryAfter how long the system asked us to wait
   */
  public DispatchUnavailable(String message, Optional<Duration> retryAfter) {
    super(message, null, false, false);
    this.retryAfter = retryAfter;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
