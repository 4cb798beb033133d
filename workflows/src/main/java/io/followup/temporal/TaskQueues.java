package io.followup.temporal;

/** Task queues. */
public final class TaskQueues {
  /** Workflows and, until one channel needs its own rate, all activities. */
  public static final String FOLLOW_UPS = "follow-ups";

  private TaskQueues() {}
}
