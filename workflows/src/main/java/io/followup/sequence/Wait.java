package io.followup.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a step is due.
 *
 * @param duration elapsed time; negative, before it, only for an anchor of the object
 * @param after what it counts from
 */
public record Wait(Duration duration, Anchor after) {

  /** Of a step that names no time: as soon as the step before is taken. */
  public static final Wait NONE = new Wait(Duration.ZERO, Anchor.PREVIOUS_STEP);

  /** The instant at which the step is due; empty while its anchor is not known. */
  public Optional<Instant> dueAt(Anchors anchors) {
    return anchors.find(after).map(anchor -> anchor.plus(duration));
  }
}
