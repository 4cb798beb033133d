package io.followup.bench;

import io.temporal.common.WorkflowExecutionHistory;

/**
 * How long a worker needs to be where the longest run was, after it had forgotten it: the replay of
 * a year of dunning. Against a bare workflow with as many timers and touches.
 */
final class ReplayBench {
  private static final int TIMES = 100;

  /** A workflow task that takes longer is given to another worker. */
  private static final double TASK_TIMEOUT_MILLIS = 10_000;

  private ReplayBench() {}

  static Report run() throws Exception {
    try (Replaying replaying = new Replaying()) {
      WorkflowExecutionHistory ours = Replaying.recorded("dunning-of-a-year");
      WorkflowExecutionHistory bare = replaying.bare(ours);
      Replaying.Cost bareCost = replaying.cost(bare, TIMES);
      Replaying.Cost oursCost = replaying.cost(ours, TIMES);
      double perEvent = oursCost.wallMillis() / ours.getEvents().size();
      return new Report("replay", "the longest recorded run: a year of dunning")
          .row("events", bare.getEvents().size(), ours.getEvents().size(), "count")
          .row("replay", bareCost.wallMillis(), oursCost.wallMillis(), "ms")
          .row("processor", bareCost.processorMillis(), oursCost.processorMillis(), "ms")
          .row(
              "replay of an event",
              bareCost.wallMillis() / bare.getEvents().size() * 1_000,
              perEvent * 1_000,
              "µs")
          // Over 4,096 events a run continues as new.
          .atMost("replay of 4,096 such events in ms", perEvent * 4_096, TASK_TIMEOUT_MILLIS / 2);
    }
  }
}
