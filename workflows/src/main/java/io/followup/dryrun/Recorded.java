package io.followup.dryrun;

import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import java.util.Comparator;
import java.util.List;

/**
 * What the record tells of one object, for example its estimates opened, sold and dismissed. A dry
 * run hears each fact when it came true in the dispatch system, however late or shuffled it was
 * delivered.
 *
 * @param workflowId of the run that the object has, or would have
 * @param facts at least one {@link TriggerFact}; kept in the order in which they came true
 */
public record Recorded(String workflowId, List<SubjectFact> facts) {

  public Recorded {
    facts = facts.stream().sorted(Comparator.comparing(SubjectFact::modifiedOn)).toList();
    if (facts.stream().noneMatch(TriggerFact.class::isInstance)) {
      throw new IllegalArgumentException("nothing was recorded that starts " + workflowId);
    }
  }

  /** With what it began. */
  public TriggerFact opening() {
    return facts.stream()
        .filter(TriggerFact.class::isInstance)
        .map(TriggerFact.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
