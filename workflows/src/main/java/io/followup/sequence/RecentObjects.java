package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.util.Map;

/** How often the fields of a tenant's recent objects had a value. */
public interface RecentObjects {

  /**
   * How often a field was empty.
   *
   * @param read how many objects it was looked for at
   * @param empty how many of them had no value
   */
  record Tally(int read, int empty) {}

  /** By the names of {@link FieldSchema}; a field that nobody looked for is left out. */
  Map<String, Tally> of(Trigger trigger);
}
