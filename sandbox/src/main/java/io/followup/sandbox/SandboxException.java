package io.followup.sandbox;

/** A part of the sandbox cannot start or has died; the message is one sentence for a person. */
public final class SandboxException extends RuntimeException {

  public SandboxException(String message) {
    super(message);
  }
}
