package io.followup.consent;

import io.followup.guard.ObstacleKind;
import java.time.Instant;

/**
 * What carriers told of a phone or mailbox.
 *
 * @param code the carrier's last error code of this kind
 * @param times how often it was told
 */
public record Obstacle(ObstacleKind kind, String code, int times, Instant since) {

  /** Whether it was told often enough to no longer use the channel there. */
  public boolean blocks() {
    return times >= kind.timesToBlock();
  }
}
