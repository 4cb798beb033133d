package io.followup.run;

import io.followup.sequence.FactName;
import java.util.Collection;
import java.util.stream.Collectors;

/** How facts are named in sentences. */
final class FactWords {
  private FactWords() {}

  /** For example {@code estimate.viewed or customer.replied}. */
  static String any(Collection<FactName> facts) {
    return facts.stream().sorted().map(FactName::written).collect(Collectors.joining(" or "));
  }

  /** Why a run ends by a fact that its sequence names under {@code exit}. */
  static String exit(FactName fact) {
    return "The sequence ends with " + fact.written() + ".";
  }
}
