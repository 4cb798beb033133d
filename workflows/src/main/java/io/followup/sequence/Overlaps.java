package io.followup.sequence;

import io.followup.sequence.Sequence.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds sequences of one trigger that get in each other's way: a run takes them one after the
 * other, so the later one finds its first steps overdue. Visits of a job are gone through by one
 * sequence, so that a second one would tell of the last visit only.
 */
final class Overlaps {
  private Overlaps() {}

  /**
   * @param fileOf by the name of the sequence
   * @param inForce what the files come to; those of the same names are replaced by them
   */
  static List<SequenceProblem> among(
      Collection<SequenceFile.Valid> files, Map<String, String> fileOf, List<Sequence> inForce) {
    List<Sequence> all =
        Stream.concat(
                files.stream().map(SequenceFile.Valid::sequence),
                inForce.stream().filter(sequence -> !fileOf.containsKey(sequence.name())))
            .sorted(Sequence.IN_TURN)
            .toList();
    List<SequenceProblem> found = new ArrayList<>();
    for (int later = 0; later < all.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Sequence first = all.get(earlier);
        Sequence then = all.get(later);
        files.stream()
            .filter(file -> file.sequence().equals(first) || file.sequence().equals(then))
            .max(Comparator.comparing(SequenceFile.Valid::sequence, Sequence.IN_TURN))
            .flatMap(file -> overlap(first, then, file, fileOf))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * @param file that the problem is told of: the later one, unless that is in force already
   */
  private static Optional<SequenceProblem> overlap(
      Sequence first, Sequence then, SequenceFile.Valid file, Map<String, String> fileOf) {
    if (first.trigger() != then.trigger()) {
      return Optional.empty();
    }
    Sequence own = file.sequence();
    Sequence other = own.equals(then) ? first : then;
    if (first.trigger() == Trigger.APPOINTMENT) {
      return isForTheSameJobs(first, then)
          ? Optional.of(
              problem(
                  file,
                  fileOf,
                  ProblemCode.SAME_VISITS,
                  other.name()
                      + " has the same trigger and the same jobs, and one sequence goes through"
                      + " the visits of a job",
                  "put the steps of both into one file, or give each an enroll that sets them"
                      + " apart"))
          : Optional.empty();
    }
    Duration ends = first.takesUntil();
    Duration begins = then.begins();
    // With conditions of their own they are meant for different objects.
    if (!first.enroll().equals(then.enroll()) || begins.compareTo(ends) >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            file,
            fileOf,
            ProblemCode.OVERLAPPING_SEQUENCES,
            own.equals(then)
                ? "it begins "
                    + Waits.written(begins)
                    + " after the trigger, but "
                    + first.name()
                    + ", which comes first, takes until "
                    + Waits.written(ends)
                : "it takes until "
                    + Waits.written(ends)
                    + " after the trigger, but "
                    + then.name()
                    + ", which comes next, begins at "
                    + Waits.written(begins),
            own.equals(then)
                ? "begin it later, or give the two an enroll that sets them apart"
                : "end it earlier, or give the two an enroll that sets them apart"));
  }

  /** A sequence without condition takes every job. */
  private static boolean isForTheSameJobs(Sequence first, Sequence then) {
    return first.enroll().isEmpty()
        || then.enroll().isEmpty()
        || first.enroll().equals(then.enroll());
  }

  private static SequenceProblem problem(
      SequenceFile.Valid file,
      Map<String, String> fileOf,
      ProblemCode code,
      String message,
      String fix) {
    return new SequenceProblem(
        fileOf.get(file.sequence().name()), file.triggerLine(), 1, "trigger", code, message, fix);
  }
}
