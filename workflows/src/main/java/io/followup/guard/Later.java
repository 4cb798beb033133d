package io.followup.guard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.CRC32;

/** When a send that cannot go now asks again. The same run is told the same each time. */
public final class Later {
  /** What a person must set right first is asked for about so often. */
  private static final Duration ASK_AGAIN = Duration.ofMinutes(15);

  /** Even where business time is fast, nobody asks more often by the wall clock. */
  private static final Duration LEAST_BY_THE_WALL = Duration.ofSeconds(10);

  private Later() {}

  /**
   * When a send asks again that waits for a person to set something right: in 15 to 30 minutes, so
   * that nobody must resume hundreds of runs, and they do not all ask at once.
   *
   * @param now business time
   * @param speed of the run's clock
   * @return business time
   */
  public static Instant askAgain(Instant now, int speed, String workflowId) {
    Duration least = LEAST_BY_THE_WALL.multipliedBy(speed);
    Duration wait = ASK_AGAIN.compareTo(least) > 0 ? ASK_AGAIN : least;
    return now.plus(wait).plus(share(workflowId, wait));
  }

  static Instant askAgain(Sending sending) {
    return askAgain(sending.now(), sending.clocks().runSpeed(), sending.planned().workflowId());
  }

  /** The run's part of the spread over which sends go that become possible at one moment. */
  static Duration spread(Sending sending) {
    return share(sending.planned().workflowId(), sending.traffic().limits().spread());
  }

  static Duration share(String workflowId, Duration of) {
    CRC32 hash = new CRC32();
    hash.update(workflowId.getBytes(StandardCharsets.UTF_8));
    return Duration.ofSeconds(of.toSeconds() * hash.getValue() / (1L << 32));
  }
}
