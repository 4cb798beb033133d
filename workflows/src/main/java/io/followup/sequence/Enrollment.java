package io.followup.sequence;

import dev.cel.runtime.CelEvaluationException;
import io.followup.fact.EstimateOpened;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Decides whether a trigger starts a run. Pure; compiles each condition once. Safe for many
 * threads.
 */
public final class Enrollment {
  private final ConcurrentMap<String, Condition> compiled = new ConcurrentHashMap<>();

  /** Whether a run starts. */
  public sealed interface Decision {
    record Enrolled() implements Decision {}

    /**
     * @param rule field of the sequence that leaves it out: {@code enroll} or {@code holdout}
     * @param why one sentence without personal data
     */
    record NotEnrolled(String rule, String why) implements Decision {}
  }

  public Decision decide(Sequence sequence, EstimateOpened opened) {
    if (sequence.enroll().isPresent()) {
      String condition = sequence.enroll().get();
      if (!holds(condition, opened.total())) {
        return new Decision.NotEnrolled(
            "enroll",
            "estimate.total is "
                + inCents(opened.total())
                + "; the sequence enrolls when "
                + condition.strip().replaceAll("\\s+", " ")
                + ".");
      }
    }
    if (isHeldOut(opened.origin().tenant(), opened.customer(), sequence.holdoutPercent())) {
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

  private boolean holds(String expression, BigDecimal total) {
    try {
      return compiled.computeIfAbsent(expression, Enrollment::compile).holds(total);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException(
          "the condition '"
              + expression
              + "' has no answer for estimate.total "
              + inCents(total)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static Condition compile(String expression) {
    try {
      return Condition.compile(expression);
    } catch (Condition.Wrong e) {
      throw new IllegalStateException(
          "the condition '" + expression + "' was not checked when its file was read", e);
    }
  }

  private static String inCents(BigDecimal total) {
    return total.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  /** By a hash, so that the same customer always gets the same answer. */
  private static boolean isHeldOut(TenantId tenant, CustomerId customer, int percent) {
    byte[] digest = Sha256.of(tenant + "\n" + customer);
    return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 100) < percent;
  }
}
