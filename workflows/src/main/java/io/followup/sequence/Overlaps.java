package io.followup.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds sequences of one trigger that get in each other's way: a run takes them one after the
 * other, so the later one finds its first steps overdue.
 */
final class Overlaps {
  private Overlaps() {}

  /**
   * @param fileOf by the name of the sequence
   */
  static List<SequenceProblem> among(
      Collection<SequenceFile.Valid> files, Map<String, String> fileOf) {
    List<SequenceProblem> found = new ArrayList<>();
    List<SequenceFile.Valid> all =
        files.stream()
            .sorted(Comparator.comparing(SequenceFile.Valid::sequence, Sequence.IN_TURN))
            .toList();
    for (int later = 0; later < all.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        overlap(all.get(earlier).sequence(), all.get(later), fileOf).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<SequenceProblem> overlap(
      Sequence first, SequenceFile.Valid second, Map<String, String> fileOf) {
    Sequence then = second.sequence();
    // With conditions of their own they are meant for different objects.
    boolean forTheSame = first.trigger() == then.trigger() && first.enroll().equals(then.enroll());
    Duration ends = first.takesUntil();
    Duration begins = then.begins();
    if (!forTheSame || begins.compareTo(ends) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new SequenceProblem(
            fileOf.get(then.name()),
            second.triggerLine(),
            1,
            "trigger",
            ProblemCode.OVERLAPPING_SEQUENCES,
            "it begins "
                + Waits.written(begins)
                + " after the trigger, but "
                + first.name()
                + ", which comes first, takes until "
                + Waits.written(ends),
            "begin it later, or give the two an enroll that sets them apart"));
  }
}
