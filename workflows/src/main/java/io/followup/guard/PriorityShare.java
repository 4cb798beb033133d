package io.followup.guard;

import io.followup.touch.Purpose;

/**
 * How much of what is scarce a purpose may use, so that what matters most still goes when the rest
 * has to wait.
 */
final class PriorityShare {
  private PriorityShare() {}

  /** In percent. */
  static int of(Purpose purpose) {
    return switch (purpose) {
      case INVOICE, APPOINTMENT -> 100;
      case ESTIMATE -> 90;
      case SESSION -> 75;
      case REVIEW -> 60;
    };
  }
}
