package io.followup.sequence;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A value of a sequence file that knows where it stands.
 *
 * @param value never blank
 * @param field path of the field
 */
record Text(String value, ScalarNode node, String field, Problems problems) {

  /** Notes a problem; empty, so that a reader can return it. */
  <T> Optional<T> wrong(ProblemCode code, String what, String fix) {
    problems.at(node, field, code, what, fix);
    return Optional.empty();
  }

  /** Notes a problem on a line of the text itself. */
  void wrong(Template.Mistake mistake) {
    boolean block =
        node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
    int line = node.getStartMark().orElseThrow().getLine() + mistake.line() + (block ? 1 : 0);
    int column = block ? 1 : node.getStartMark().orElseThrow().getColumn() + 1;
    problems.at(line, column, field, mistake.code(), mistake.what(), mistake.fix());
  }
}
