package io.followup.guard;

/**
 * How much of what is scarce a priority may use, so that what matters most still goes when the rest
 * has to wait.
 */
final class PriorityShare {
  private PriorityShare() {}

  /**
   * In percent.
   *
   * @param priority 1 (that of invoices) to 5 (that of reviews), unless a step says otherwise
   */
  static int of(int priority) {
    return switch (priority) {
      case 1, 2 -> 100;
      case 3 -> 90;
      case 4 -> 75;
      default -> 60;
    };
  }
}
