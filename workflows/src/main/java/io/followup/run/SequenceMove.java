package io.followup.run;

import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import java.util.Map;

/**
 * Asks a run to go on by another version of its sequence.
 *
 * @param sequence the version, by value
 * @param steps new ids of steps that were renamed, by their old ids; a step that is not named here
 *     keeps its id
 */
public record SequenceMove(Sequence sequence, Map<String, String> steps) {
  public SequenceMove {
    steps = steps == null ? Map.of() : Map.copyOf(steps);
  }

  /** Id of the step that takes the place of one of the version before. */
  public String newId(String oldId) {
    return steps.getOrDefault(oldId, oldId);
  }

  /** Whether the new version has a place for a run that stands before this step. */
  public boolean hasPlaceFor(String oldId) {
    return sequence.steps().stream().map(Step::id).anyMatch(newId(oldId)::equals);
  }
}
