package io.followup.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the problems of one file. */
final class Problems {
  private final String file;
  private final List<SequenceProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void at(int line, int column, String field, ProblemCode code, String what, String fix) {
    found.add(
        new SequenceProblem(
            file,
            line,
            column,
            shortened(field, 100),
            code,
            shortened(what, 300),
            shortened(fix, 300)));
  }

  /** One line of a log, whatever the author wrote into a field. */
  private static String shortened(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= most ? line : line.substring(0, most) + "...";
  }

  void at(Mark mark, String field, ProblemCode code, String what, String fix) {
    at(mark.getLine() + 1, mark.getColumn() + 1, field, code, what, fix);
  }

  void at(Node node, String field, ProblemCode code, String what, String fix) {
    at(node.getStartMark().orElseThrow(), field, code, what, fix);
  }

  /** Counted from 1. */
  static int line(Node node) {
    return node.getStartMark().orElseThrow().getLine() + 1;
  }

  boolean noErrors() {
    return found.stream().noneMatch(SequenceProblem::isError);
  }

  /** In the order of the file. */
  List<SequenceProblem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt(SequenceProblem::line)
                .thenComparingInt(SequenceProblem::column))
        .toList();
  }
}
