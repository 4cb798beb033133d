package io.followup.dispatch;

/**
 * The dispatch system will not answer until a person changes something. The message is one sentence
 * that says what.
 */
public final class DispatchRefused extends RuntimeException {
  public DispatchRefused(String message) {
    super(message, null, false, false);
  }
}
