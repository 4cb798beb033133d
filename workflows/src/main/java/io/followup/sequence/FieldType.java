package io.followup.sequence;

/**
 * What kind of value a field holds, and as which Java type a reading tells it. How each is written
 * in a message: {@link WrittenValues}.
 */
public enum FieldType {
  /** A {@link String}. */
  TEXT,
  /** A {@link java.math.BigDecimal} in dollars. */
  MONEY,
  /** A {@link Long}. */
  NUMBER,
  /** A {@link Boolean}. */
  YES_NO,
  /** A {@link java.time.Instant}. */
  TIME
}
