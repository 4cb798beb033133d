package io.followup.servicetitan;

import java.time.Duration;
import java.util.Optional;

/**
 * What ServiceTitan answered to one call.
 *
 * @param status of HTTP, every success being 200; 0 when there was no answer that could be read
 * @param body of a success that had one
 * @param trouble what was wrong, as it reads after "ServiceTitan"; empty for a success
 * @param retryAfter how long it asked us to wait
 */
record Answer<T>(int status, Optional<T> body, String trouble, Optional<Duration> retryAfter) {

  static <T> Answer<T> ok(Optional<T> body) {
    return new Answer<>(200, body, "", Optional.empty());
  }

  static <T> Answer<T> error(int status, Optional<Duration> retryAfter) {
    return new Answer<>(status, Optional.empty(), "answered " + status, retryAfter);
  }

  /** Whether and how far it was carried out is not known. */
  static <T> Answer<T> none(String trouble) {
    return new Answer<>(0, Optional.empty(), trouble, Optional.empty());
  }

  boolean isBusy() {
    return status == 429;
  }

  /** It may be well again when asked later. */
  boolean isPassing() {
    return isBusy() || status == 0 || status >= 500;
  }

  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
