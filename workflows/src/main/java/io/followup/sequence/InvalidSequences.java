package io.followup.sequence;

import java.util.List;
import java.util.stream.Collectors;

/** Sequence files that cannot be used; the message lists every error of every file. */
public final class InvalidSequences extends RuntimeException {
  private final transient List<SequenceProblem> problems;

  InvalidSequences(List<SequenceProblem> problems) {
    super(problems.stream().map(SequenceProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<SequenceProblem> problems() {
    return problems;
  }
}
