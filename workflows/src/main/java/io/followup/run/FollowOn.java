package io.followup.run;

import io.followup.fact.Fact;
import io.followup.sequence.Sequence;
import java.util.List;

/**
 * The object entered another phase: the run hears the fact and goes on by these sequences, one
 * after the other, instead of the one that it has.
 *
 * @param sequences at least one
 */
public record FollowOn(Fact fact, List<Sequence> sequences) {
  public FollowOn {
    sequences = List.copyOf(sequences);
  }
}
