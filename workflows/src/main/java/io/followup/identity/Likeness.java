package io.followup.identity;

/**
 * How alike two texts are. Jaro-Winkler by its usual constants (prefix of four, weight 0.1);
 * written here because this module takes no library for one formula.
 */
final class Likeness {
  private static final double PREFIX_WEIGHT = 0.1;
  private static final int PREFIX = 4;

  private Likeness() {}

  /** 0 nothing in common, 1 equal. */
  static double jaroWinkler(String one, String other) {
    double jaro = jaro(one, other);
    int prefix = 0;
    while (prefix < Math.min(PREFIX, Math.min(one.length(), other.length()))
        && one.charAt(prefix) == other.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
    boolean[] taken = new boolean[other.length()];
    StringBuilder mine = new StringBuilder();
    for (int i = 0; i < one.length(); i++) {
      for (int j = Math.max(0, i - reach); j < Math.min(other.length(), i + reach + 1); j++) {
        if (!taken[j] && one.charAt(i) == other.charAt(j)) {
          taken[j] = true;
          mine.append(one.charAt(i));
          break;
        }
      }
    }
    if (mine.isEmpty()) {
      return 0;
    }
    double common = mine.length();
    return (common / one.length()
            + common / other.length()
            + (common - halfSwaps(mine, other, taken)) / common)
        / 3;
  }

  private static double halfSwaps(CharSequence mine, String other, boolean[] taken) {
    int differing = 0;
    int next = 0;
    for (int j = 0; j < other.length(); j++) {
      if (taken[j] && other.charAt(j) != mine.charAt(next++)) {
        differing++;
      }
    }
    return differing / 2.0;
  }

  /** One sign added, left out or replaced, or two neighbours swapped. */
  static boolean oneSlipApart(String one, String other) {
    if (one.equals(other) || Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    if (one.length() == other.length()) {
      return one.substring(at + 1).equals(other.substring(at + 1))
          || at + 1 < one.length()
              && one.charAt(at) == other.charAt(at + 1)
              && one.charAt(at + 1) == other.charAt(at)
              && one.substring(at + 2).equals(other.substring(at + 2));
    }
    return one.length() > other.length()
        ? one.substring(at + 1).equals(other.substring(at))
        : other.substring(at + 1).equals(one.substring(at));
  }
}
