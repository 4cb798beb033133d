package io.followup.touch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key under which one step of one run touches a person at most once. Made of workflow id, step
 * and ordinal, never of run id or activity attempt, so that a retry, a reset or a second worker
 * finds the same row. Holds only {@code A-Z a-z 0-9 - _}, so no proxy re-encodes it in a callback
 * URL (docs/reference/messaging.md, idempotency).
 */
public record AttemptKey(String value) {

  /**
   * @param ordinal 1 for the step's own message, 2 for its {@code otherwise}; further ones are told
   *     by {@link Turn}
   */
  public static AttemptKey of(String workflowId, String stepId, int ordinal) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (workflowId + "\n" + stepId + "\n" + ordinal).getBytes(StandardCharsets.UTF_8));
      return new AttemptKey(
          Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 27));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
