package io.followup.inbox;

/** The delivery could not be made durable now; the sender should try again. */
public final class InboxUnavailable extends RuntimeException {
  InboxUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
