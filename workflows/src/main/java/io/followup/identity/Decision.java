package io.followup.identity;

/**
 * What was decided about two records.
 *
 * @param rule code of the rule that fired, for example D1
 * @param why one sentence without anything personal
 */
public record Decision(String rule, Label label, Relation relation, Action action, String why) {

  static Decision same(String rule, Relation relation, Action action, String why) {
    return new Decision(rule, Label.SAME, relation, action, why);
  }

  static Decision different(String rule, String why) {
    return new Decision(rule, Label.NOT_SAME, Relation.DIFFERENT, Action.NONE, why);
  }

  static Decision review(String rule, String why) {
    return new Decision(rule, Label.NEEDS_REVIEW, Relation.UNCLEAR, Action.REVIEW, why);
  }

  /** Whether the two belong to one household, account or person from now on. */
  public boolean joins() {
    return label == Label.SAME;
  }
}
