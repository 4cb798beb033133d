package io.followup.reconciliation;

import java.util.Map;

/**
 * What a report holds in the end.
 *
 * @param repaired findings that were repaired, by their class
 * @param people findings that a person must look at, by their class
 */
public record Tally(Map<String, Integer> repaired, Map<String, Integer> people) {
  public Tally {
    repaired = Map.copyOf(repaired);
    people = Map.copyOf(people);
  }

  /** How many findings in all. */
  public static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
