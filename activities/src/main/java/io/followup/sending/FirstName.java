package io.followup.sending;

import java.util.Locale;
import java.util.Set;

/**
 * The name to greet by. Dispatch systems keep one free text ("Priya Raman", "RAMAN, PRIYA", "Mr. &
 * Mrs. Reyes", "The Reyes Family"); when it is not clear, there is none.
 */
final class FirstName {
  private static final Set<String> NOT_A_NAME =
      Set.of(
          "mr", "mrs", "ms", "miss", "dr", "prof", "rev", "sir", "the", "estate", "family", "c/o",
          "attn", "unknown", "caller");

  private FirstName() {}

  /** Empty when no first name can be told. */
  static String of(String name) {
    String given = name.contains(",") ? name.substring(name.indexOf(',') + 1) : name;
    String first = given.strip().split("\\s+", 2)[0].replaceAll("[.;:]+$", "");
    boolean plausible =
        first.length() > 1
            && first.codePoints().allMatch(c -> Character.isLetter(c) || c == '\'' || c == '-')
            && !NOT_A_NAME.contains(first.toLowerCase(Locale.ROOT));
    return plausible ? capitalised(first) : "";
  }

  /** Names written all in one case are given their usual form; others stay as they are. */
  private static String capitalised(String name) {
    boolean oneCase =
        name.equals(name.toUpperCase(Locale.ROOT)) || name.equals(name.toLowerCase(Locale.ROOT));
    return oneCase
        ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT)
        : name;
  }
}
