package io.followup.sequence;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CEL expression over the fields of a trigger, for example {@code estimate.total >= 250}. Types
 * are checked when it is compiled. Immutable and safe for many threads.
 */
final class Condition {
  private static final int LONGEST = 1_000;

  /** A condition that has no answer for these has one for hardly any object. */
  private static final int VALUES_TRIED = 3;

  private static final Pattern DOTTED_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  private final CelRuntime.Program program;

  /** The fields that it names. */
  private final List<String> named;

  private Condition(CelRuntime.Program program, List<String> named) {
    this.program = program;
    this.named = named;
  }

  /** Built on first use: it costs about a second, and a sequence without a condition needs none. */
  private static final class Cel {
    private static final CelOptions OPTIONS =
        CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private static final ConcurrentMap<Map<String, FieldType>, CelCompiler> COMPILERS =
        new ConcurrentHashMap<>();

    static final CelRuntime RUNTIME =
        CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    static CelCompiler compiler(Map<String, FieldType> fields) {
      return COMPILERS.computeIfAbsent(
          fields,
          known -> {
            CelCompilerBuilder compiler =
                CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS);
            known.forEach((name, type) -> compiler.addVar(name, celType(type)));
            return compiler.build();
          });
    }

    private static CelType celType(FieldType type) {
      return switch (type) {
        case TEXT -> SimpleType.STRING;
        case MONEY -> SimpleType.DOUBLE;
        case NUMBER -> SimpleType.INT;
        case YES_NO -> SimpleType.BOOL;
        case TIME -> SimpleType.TIMESTAMP;
      };
    }
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

  /**
   * @param fields what it may name
   */
  static Condition compile(String expression, Map<String, FieldType> fields) throws Wrong {
    if (expression.length() > LONGEST) {
      throw new Wrong(
          1,
          ProblemCode.NOT_A_CONDITION,
          "it has " + expression.length() + " characters; at most " + LONGEST + " are read",
          "shorten it");
    }
    CelValidationResult checked = Cel.compiler(fields).compile(expression);
    if (checked.hasError()) {
      throw inWords(checked.getErrors().getFirst(), expression, fields.keySet());
    }
    try {
      CelType type = checked.getAst().getResultType();
      if (!type.equals(SimpleType.BOOL)) {
        throw new Wrong(
            1,
            ProblemCode.NOT_A_CONDITION,
            "it gives a " + type.name() + ", not yes or no",
            "compare it with something, such as " + example(fields.keySet()));
      }
      Condition condition =
          new Condition(
              Cel.RUNTIME.createProgram(checked.getAst()), named(expression, fields.keySet()));
      for (int i = 0; i < VALUES_TRIED; i++) {
        condition.holds(tried(fields, i));
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

  private static String example(Set<String> fields) {
    return fields.contains("estimate.total") || fields.isEmpty()
        ? "estimate.total >= 250"
        : fields.contains("job.total") ? "job.total > 100" : "customer.type == 'Residential'";
  }

  private static List<String> named(String expression, Set<String> fields) {
    return DOTTED_NAME
        .matcher(QUOTED.matcher(expression).replaceAll("''"))
        .results()
        .map(found -> found.group())
        .flatMap(
            name ->
                fields.stream()
                    // A time may be asked for its hour: appointment.start.getHours().
                    .filter(field -> name.equals(field) || name.startsWith(field + ".get")))
        .distinct()
        .toList();
  }

  private static Map<String, Object> tried(Map<String, FieldType> fields, int number) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.forEach((name, type) -> values.put(name, tried(type, number)));
    return values;
  }

  private static Object tried(FieldType type, int number) {
    return switch (type) {
      case TEXT -> List.of("", "Residential", "A longer text").get(number);
      case MONEY ->
          List.of(BigDecimal.ZERO, new BigDecimal("583.20"), new BigDecimal("25000")).get(number);
      case NUMBER -> List.of(0L, 3L, 40L).get(number);
      case YES_NO -> number == 1;
      case TIME -> Instant.EPOCH.plusSeconds(1_800_000_000L * number);
    };
  }

  /** CEL's messages name its grammar; ours name what the author wrote. */
  private static Wrong inWords(CelIssue issue, String expression, Set<String> fields) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int column = Math.max(0, issue.getSourceLocation().getColumn());
    String message = issue.getMessage();
    if (message.startsWith("undeclared reference")) {
      String name = nameAt(expression, line, column);
      return new Wrong(
          line,
          ProblemCode.UNKNOWN_IN_CONDITION,
          "'" + name + "' is not known here",
          Spelling.suggest(name, fields));
    }
    if (message.startsWith("found no matching overload")) {
      return new Wrong(
          line,
          ProblemCode.NOT_A_CONDITION,
          message.replaceFirst(" \\(candidates.*", "").replace("_", ""),
          "compare numbers with numbers and texts with texts, such as " + example(fields));
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

  /** The fields that it names, in the order of the expression. */
  List<String> named() {
    return named;
  }

  /** The fields that it names and that have no value. */
  List<String> missing(Map<String, Object> values) {
    List<String> missing = new ArrayList<>(named);
    missing.removeIf(values::containsKey);
    return missing;
  }

  /**
   * @throws CelEvaluationException when it cannot be answered, such as a division by zero
   */
  boolean holds(Map<String, Object> values) throws CelEvaluationException {
    Map<String, Object> told = new LinkedHashMap<>(values);
    told.replaceAll((name, value) -> value instanceof BigDecimal m ? m.doubleValue() : value);
    return (boolean) program.eval(told);
  }
}
