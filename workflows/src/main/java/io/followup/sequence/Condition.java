package io.followup.sequence;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CEL expression over what a trigger tells, for example {@code estimate.total >= 250}. Types are
 * checked when it is compiled. Immutable and safe for many threads.
 */
final class Condition {
  private static final int LONGEST = 1_000;
  private static final String ESTIMATE_TOTAL = "estimate.total";

  /** A condition that has no answer for these has one for hardly any estimate. */
  private static final List<BigDecimal> TRIED =
      List.of(BigDecimal.ZERO, new BigDecimal("583.20"), new BigDecimal("25000"));

  private static final Pattern DOTTED_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  private final CelRuntime.Program program;

  private Condition(CelRuntime.Program program) {
    this.program = program;
  }

  /** Built on first use: it costs about a second, and a sequence without a condition needs none. */
  private static final class Cel {
    private static final CelOptions OPTIONS =
        CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    static final CelCompiler COMPILER =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .addVar(ESTIMATE_TOTAL, SimpleType.DOUBLE)
            .build();
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
  }

  /** A condition that cannot be used: what is wrong and what to do. */
  static final class Wrong extends Exception {
    private final transient Template.Mistake mistake;

    Wrong(int line, ProblemCode code, String what, String fix) {
      super(what);
      this.mistake = new Template.Mistake(line, code, what, fix);
    }

    Template.Mistake mistake() {
      return mistake;
    }
  }

  static Condition compile(String expression) throws Wrong {
    if (expression.length() > LONGEST) {
      throw new Wrong(
          1,
          ProblemCode.NOT_A_CONDITION,
          "it has " + expression.length() + " characters; at most " + LONGEST + " are read",
          "shorten it");
    }
    CelValidationResult checked = Cel.COMPILER.compile(expression);
    if (checked.hasError()) {
      throw inWords(checked.getErrors().getFirst(), expression);
    }
    try {
      CelType type = checked.getAst().getResultType();
      if (!type.equals(SimpleType.BOOL)) {
        throw new Wrong(
            1,
            ProblemCode.NOT_A_CONDITION,
            "it gives a " + type.name() + ", not yes or no",
            "compare it with something, such as estimate.total >= 250");
      }
      Condition condition = new Condition(Cel.RUNTIME.createProgram(checked.getAst()));
      for (BigDecimal total : TRIED) {
        condition.holds(total);
      }
      return condition;
    } catch (CelValidationException | CelEvaluationException e) {
      throw new Wrong(
          1,
          ProblemCode.NOT_A_CONDITION,
          "it cannot be used: " + e.getMessage().replaceFirst("^evaluation error at \\S+ ", ""),
          "simplify the condition");
    }
  }

  /** CEL's messages name its grammar; ours name what the author wrote. */
  private static Wrong inWords(CelIssue issue, String expression) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    String message = issue.getMessage();
    if (message.startsWith("undeclared reference")) {
      String name = nameAt(expression, line, column);
      return new Wrong(
          line,
          ProblemCode.UNKNOWN_IN_CONDITION,
          "'" + name + "' is not known here",
          Spelling.suggest(name, Set.of(ESTIMATE_TOTAL)));
    }
    if (message.startsWith("found no matching overload")) {
      return new Wrong(
          line,
          ProblemCode.NOT_A_CONDITION,
          message.replaceFirst(" \\(candidates.*", "").replace("_", ""),
          "compare numbers with numbers, such as estimate.total >= 250");
    }
    return new Wrong(
        line,
        ProblemCode.NOT_A_CONDITION,
        "it cannot be read at character "
            + (column + 1)
            + ": "
            + (message.contains("'<EOF>'")
                ? "it ends too early"
                : message.replaceFirst(",? expecting .*", "")),
        "write a CEL condition such as estimate.total >= 250 && estimate.total < 5000");
  }

  private static String nameAt(String expression, int line, int column) {
    String text = expression.lines().skip(line - 1L).findFirst().orElse("");
    Matcher name = DOTTED_NAME.matcher(text);
    return name.find(Math.min(column, text.length())) ? name.group() : text.strip();
  }

  /**
   * @throws CelEvaluationException when it cannot be answered, such as a division by zero
   */
  boolean holds(BigDecimal estimateTotal) throws CelEvaluationException {
    return (boolean) program.eval(Map.of(ESTIMATE_TOTAL, estimateTotal.doubleValue()));
  }
}
