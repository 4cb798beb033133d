package io.followup.reconciliation;

import java.time.Instant;
import java.util.List;

/**
 * A comparison that may begin.
 *
 * @param report its number
 * @param since what changed since then is compared
 * @param stages what is compared, in this order
 */
public record Opened(long report, Instant since, List<Stage> stages) {
  public Opened {
    stages = stages == null ? Stage.ALWAYS : List.copyOf(stages);
  }
}
