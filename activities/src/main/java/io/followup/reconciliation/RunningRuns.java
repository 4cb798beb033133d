package io.followup.reconciliation;

import java.util.Collection;
import java.util.Set;

/** Which runs are under way. */
@FunctionalInterface
public interface RunningRuns {

  /**
   * @param ids workflow ids
   * @return those of them that run
   */
  Set<String> among(Collection<String> ids);
}
