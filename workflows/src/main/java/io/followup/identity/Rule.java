package io.followup.identity;

import java.util.function.Predicate;

/** One rule: when it fires, it decides. */
record Rule(Predicate<Comparison> fires, Decision decision) {

  static Rule same(
      String code, Relation relation, Action action, String why, Predicate<Comparison> fires) {
    return new Rule(fires, Decision.same(code, relation, action, why));
  }

  static Rule different(String code, String why, Predicate<Comparison> fires) {
    return new Rule(fires, Decision.different(code, why));
  }

  static Rule review(String code, String why, Predicate<Comparison> fires) {
    return new Rule(fires, Decision.review(code, why));
  }
}
