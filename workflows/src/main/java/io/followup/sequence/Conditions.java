package io.followup.sequence;

import dev.cel.runtime.CelEvaluationException;
import io.followup.run.Words;
import io.followup.sequence.Sequence.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * Answers the conditions of steps over a fresh reading. Pure; compiles each condition once. Safe
 * for many threads.
 */
public final class Conditions {
  private final ConcurrentMap<Compiled, Condition> compiled = new ConcurrentHashMap<>();

  private record Compiled(Map<String, FieldType> fields, String expression) {}

  /** Whether a condition holds. */
  public sealed interface Answer {
    /** One sentence without personal data. */
    String why();

    record Yes(String why) implements Answer {}

    /** It does not hold, or a value that it needs is not known. */
    record No(String why) implements Answer {}
  }

  /**
   * Answers the {@code if} of a step.
   *
   * @param values by the names of {@link FieldSchema}; what is not known is left out
   */
  public Answer ask(Trigger trigger, String expression, Map<String, Object> values) {
    return ask(FieldSchema.of(trigger).inConditions(), expression, values);
  }

  /**
   * The fields that the condition names and that have no value.
   *
   * @param values as in {@link #ask}
   */
  public List<String> missing(Trigger trigger, String expression, Map<String, Object> values) {
    return compiled(FieldSchema.of(trigger).inConditions(), expression).missing(values);
  }

  private Condition compiled(Map<String, FieldType> fields, String expression) {
    return compiled.computeIfAbsent(new Compiled(fields, expression), Conditions::compile);
  }

  /** The way that a branch takes. */
  public record Way(Optional<String> to, String why) {}

  /**
   * The first arm that holds; without one the next step follows.
   *
   * @param values as in {@link #ask}
   */
  public Way choose(Trigger trigger, Act.Branch branch, Map<String, Object> values) {
    for (Act.Branch.Arm arm : branch.arms()) {
      if (arm.when().isEmpty()) {
        return new Way(Optional.of(arm.to()), "Goes on with " + arm.to() + ": nothing else holds.");
      }
      if (ask(trigger, arm.when().get(), values) instanceof Answer.Yes yes) {
        return new Way(Optional.of(arm.to()), "Goes on with " + arm.to() + ": " + yes.why());
      }
    }
    return new Way(Optional.empty(), "Goes on with the next step: no condition holds.");
  }

  Answer ask(Map<String, FieldType> fields, String expression, Map<String, Object> values) {
    Condition condition = compiled(fields, expression);
    String asked = expression.strip().replaceAll("\\s+", " ");
    List<String> missing = condition.missing(values);
    if (!missing.isEmpty()) {
      return new Answer.No(missing.getFirst() + " is not known; it takes " + asked + ".");
    }
    try {
      String told = told(condition, values);
      return condition.holds(values)
          ? new Answer.Yes(told + asked + ".")
          : new Answer.No(told + "it takes " + asked + ".");
    } catch (CelEvaluationException e) {
      return new Answer.No(asked + " has no answer: " + e.getMessage() + ".");
    }
  }

  private static Condition compile(Compiled wanted) {
    try {
      return Condition.compile(wanted.expression(), wanted.fields());
    } catch (Condition.Wrong e) {
      throw new IllegalStateException(
          "the condition '" + wanted.expression() + "' was not checked when its file was read", e);
    }
  }

  /** The values that it looked at; a text may be about a person and is not told. */
  private static String told(Condition condition, Map<String, Object> values) {
    String told =
        condition.named().stream()
            .filter(name -> !(values.get(name) instanceof String))
            .map(name -> name + " is " + written(values.get(name)))
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "" : told + "; ";
  }

  private static String written(Object value) {
    return switch (value) {
      case BigDecimal amount -> Words.money(amount);
      case Boolean yes -> yes ? "yes" : "no";
      default -> value.toString();
    };
  }
}
