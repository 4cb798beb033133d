package io.followup.sequence;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Spelling {
  private Spelling() {}

  /** For the fix of a problem: the nearest known word, else all of them. */
  static String suggest(String written, Collection<String> known) {
    return nearest(written, known)
        .map(word -> "did you mean '" + word + "'?")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "there is none yet; add it"
                    : "known are: " + String.join(", ", known.stream().sorted().toList()));
  }

  static Optional<String> nearest(String written, Collection<String> known) {
    String plain = plain(written);
    return known.stream()
        .filter(
            word ->
                distance(plain, plain(word)) <= plain.length() / 2
                    || (plain.length() > 3 && plain(word).endsWith(plain)))
        .min(
            Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
