package io.followup.run;

import java.time.Instant;
import java.util.Set;

/** What an admin asks of a run. */
public enum Steering {
  PAUSE("pause", Set.of("waiting", "deferred")) {
    @Override
    FollowUp apply(FollowUp run, String reason, Instant now) {
      return run.pause(reason, now);
    }
  },
  RESUME("resume", Set.of("paused", "held")) {
    @Override
    FollowUp apply(FollowUp run, String reason, Instant now) {
      return run.resume(reason, now);
    }
  },
  SKIP_STEP("skip a step of", Set.of("waiting", "deferred", "paused", "held")) {
    @Override
    FollowUp apply(FollowUp run, String reason, Instant now) {
      return run.skipStep(reason, now);
    }
  },
  SEND_NOW("send now in", Set.of("waiting", "deferred", "paused", "held")) {
    @Override
    FollowUp apply(FollowUp run, String reason, Instant now) {
      return run.sendNow(reason, now);
    }
  },
  STOP("stop", Set.of("waiting", "deferred", "paused", "held")) {
    @Override
    FollowUp apply(FollowUp run, String reason, Instant now) {
      return run.stop(reason, now);
    }
  };

  private static final int REASON_MAX = 200;

  private final String verb;
  private final Set<String> possibleWhile;

  Steering(String verb, Set<String> possibleWhile) {
    this.verb = verb;
    this.possibleWhile = possibleWhile;
  }

  abstract FollowUp apply(FollowUp run, String reason, Instant now);

  /**
   * @throws IllegalArgumentException with a sentence when it makes no sense now
   */
  void check(FollowUp run, String reason) {
    if (reason == null || reason.isBlank() || reason.length() > REASON_MAX) {
      throw new IllegalArgumentException(
          "A reason of 1 to 200 characters is needed, as a JSON text such as \"customer called\".");
    }
    if (!possibleWhile.contains(run.status())) {
      throw new IllegalArgumentException(
          "Cannot " + verb + " a follow-up that is " + run.status() + ".");
    }
  }
}
