package io.followup.sequence;

import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether a trigger starts a run. Pure; compiles each condition once. Safe for many
 * threads.
 */
public final class Enrollment {
  private final Conditions conditions = new Conditions();

  /** Whether a run starts. */
  public sealed interface Decision {
    record Enrolled() implements Decision {}

    /**
     * @param rule field of the sequence that leaves it out: {@code enroll} or {@code holdout}
     * @param why one sentence without personal data
     */
    record NotEnrolled(String rule, String why) implements Decision {}
  }

  /**
   * @param household whose share of {@code holdout} is drawn; empty while it is not known who
   *     belongs to it, in which case the first touch draws
   * @param told what the trigger tells, by the names of {@link FieldSchema#atEnrolment()}
   */
  public Decision decide(
      Sequence sequence, TenantId tenant, Optional<String> household, Map<String, Object> told) {
    Optional<String> refused =
        sequence.enroll().flatMap(condition -> whyNot(sequence, condition, told));
    if (refused.isPresent()) {
      return new Decision.NotEnrolled("enroll", refused.get());
    }
    HoldOut heldOut = new HoldOut(sequence.holdoutPercent());
    return household.filter(key -> heldOut.includes(tenant, key)).isPresent()
        ? new Decision.NotEnrolled("holdout", heldOut.why(sequence.label()))
        : new Decision.Enrolled();
  }

  private Optional<String> whyNot(Sequence sequence, String condition, Map<String, Object> told) {
    Map<String, FieldType> fields = FieldSchema.of(sequence.trigger()).atEnrolment();
    if (conditions.ask(fields, condition, told) instanceof Conditions.Answer.Yes) {
      return Optional.empty();
    }
    String values =
        fields.keySet().stream()
            .filter(name -> told.containsKey(name) && condition.contains(name))
            .map(name -> name + " is " + written(told.get(name)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        (values.isEmpty() ? "What it asks for is not known" : values)
            + "; the sequence enrolls when "
            + condition.strip().replaceAll("\\s+", " ")
            + ".");
  }

  private static String written(Object value) {
    return switch (value) {
      case BigDecimal amount -> amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
      case Boolean yes -> yes ? "yes" : "no";
      default -> value.toString();
    };
  }
}
