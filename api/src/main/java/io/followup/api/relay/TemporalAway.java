package io.followup.api.relay;

/** Temporal cannot be used now; nothing is wrong with what it was told. */
final class TemporalAway extends RuntimeException {
  TemporalAway(String reason, Throwable cause) {
    super(reason, cause);
  }
}
