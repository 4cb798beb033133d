package io.followup.sequence;

import io.followup.fact.TriggerFact;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
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

  public Decision decide(Sequence sequence, TriggerFact fact) {
    return decide(sequence, fact.origin().tenant(), fact.customer(), fact.known());
  }

  /**
   * @param told what the trigger tells, by the names of {@link FieldSchema#atEnrolment()}
   */
  public Decision decide(
      Sequence sequence, TenantId tenant, CustomerId customer, Map<String, Object> told) {
    Optional<String> refused =
        sequence.enroll().flatMap(condition -> whyNot(sequence, condition, told));
    if (refused.isPresent()) {
      return new Decision.NotEnrolled("enroll", refused.get());
    }
    if (isHeldOut(tenant, customer, sequence.holdoutPercent())) {
      return new Decision.NotEnrolled(
          "holdout",
          "The customer is in the "
              + sequence.holdoutPercent()
              + "% hold-out group, which gets no messages of "
              + sequence.label()
              + ".");
    }
    return new Decision.Enrolled();
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

  /** By a hash, so that the same customer always gets the same answer. */
  private static boolean isHeldOut(TenantId tenant, CustomerId customer, int percent) {
    byte[] digest = Sha256.of(tenant + "\n" + customer);
    return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 100) < percent;
  }
}
