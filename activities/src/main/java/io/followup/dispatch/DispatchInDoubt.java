package io.followup.dispatch;

import java.util.Optional;

/** A request left, and its answer did not come: it may have been carried out or not. */
public final class DispatchInDoubt extends DispatchUnavailable {
  public DispatchInDoubt(String message) {
    super(message, Optional.empty());
  }
}
