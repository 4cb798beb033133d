package io.followup.simulator.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs as the engine would tell them. */
final class RunStates {
  private RunStates() {}

  static RunState running(Instant startedAt, RunState.Line... story) {
    return new RunState(
        "run",
        "RUNNING",
        "waiting",
        Optional.empty(),
        Optional.empty(),
        startedAt,
        Optional.empty(),
        startedAt,
        List.of(story));
  }
}
