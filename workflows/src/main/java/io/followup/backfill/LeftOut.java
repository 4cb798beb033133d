package io.followup.backfill;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Why an object does not enter. */
public enum LeftOut {
  CLOSED("it is not open any more"),
  OLDER("it is older than was asked for"),
  NOTHING_TOLD("it tells nothing that starts the sequence, for example it has no customer"),
  HAS_RUN("it has a follow-up already, or had one"),
  HOUSEHOLD_HAS_RUN("its household has such a follow-up, or enters with another object"),
  ENROLL("the sequence does not enroll it (enroll)"),
  HOLDOUT("its household is held out, to measure by"),
  NOTHING_LEFT("every step is longer past than its tolerance, so nothing would be sent");

  private final String why;

  LeftOut(String why) {
    this.why = why;
  }

  /** Reads after the number of objects and a colon. */
  public String why() {
    return why;
  }

  /** By the rule for which the planner refuses to enroll. */
  public static LeftOut ofRule(String rule) {
    return Arrays.stream(values())
        .filter(one -> one.toString().equals(rule))
        .findFirst()
        .orElse(NOTHING_TOLD);
  }

  /** Stable, for example {@code has-run}. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
