package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.run.SequenceMove;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that a new version has a place for runs at any step of the one before. */
final class Places {
  private Places() {}

  /**
   * @throws io.followup.api.problem.RefusedException when runs could not be moved
   */
  static void check(Sequence before, Sequence after, Map<String, String> steps) {
    if (before.trigger() != after.trigger()) {
      throw Problem.of(
              422,
              "other-trigger",
              "runs started by "
                  + before.trigger().written()
                  + " cannot go on by a sequence for "
                  + after.trigger().written()
                  + ".",
              "Publish with the policy finish-on-old or end.")
          .about("policy")
          .asException();
    }
    List<String> unknown =
        steps.keySet().stream()
            .filter(old -> before.steps().stream().map(Step::id).noneMatch(old::equals))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw wrong(
          "unknown-step",
          before.label() + " has no step " + words(unknown) + ".",
          "Name steps of the version before on the left and their new ids on the right.");
    }
    SequenceMove move = new SequenceMove(after, steps);
    List<String> homeless =
        before.steps().stream().map(Step::id).filter(step -> !move.hasPlaceFor(step)).toList();
    if (!homeless.isEmpty()) {
      throw wrong(
          "step-without-place",
          "the new version has no place for runs at " + words(homeless) + ".",
          "Say under steps at which new step they go on, or use the policy finish-on-old.");
    }
  }

  private static String words(List<String> steps) {
    return steps.stream().map(step -> "'" + step + "'").collect(Collectors.joining(", "));
  }

  private static RuntimeException wrong(String code, String detail, String fix) {
    return Problem.of(422, code, detail, fix).about("steps").asException();
  }
}
