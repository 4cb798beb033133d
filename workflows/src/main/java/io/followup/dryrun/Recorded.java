package io.followup.dryrun;

import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import java.util.Comparator;
import java.util.List;

/**
 * What the record tells of one object: its estimates opened, sold and dismissed. A dry run hears
 * each fact when it came true in the dispatch system, however late or shuffled it was delivered.
 *
 * @param workflowId of the run that the object has, or would have
 * @param facts at least one {@link EstimateOpened}; kept in the order in which they came true
 */
public record Recorded(String workflowId, List<EstimateFact> facts) {

  public Recorded {
    facts = facts.stream().sorted(Comparator.comparing(EstimateFact::modifiedOn)).toList();
    if (facts.stream().noneMatch(EstimateOpened.class::isInstance)) {
      throw new IllegalArgumentException("no estimate of " + workflowId + " was ever open");
    }
  }

  /** With what it began. */
  public EstimateOpened opening() {
    return facts.stream()
        .filter(EstimateOpened.class::isInstance)
        .map(EstimateOpened.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
