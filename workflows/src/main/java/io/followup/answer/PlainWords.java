package io.followup.answer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as the rules compare it: lower case, no accents, apostrophes, emoji and punctuation. */
final class PlainWords {
  private static final Pattern UNHEARD = Pattern.compile("[\\p{M}\\p{Cf}'’`´]");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");
  private static final Pattern EDGES = Pattern.compile("^[ -]+|[ -]+$");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\\n\\r]");

  private PlainWords() {}

  static String of(String text) {
    String letters =
        UNHEARD
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return EDGES.matcher(NO_WORD.matcher(letters).replaceAll(" ")).replaceAll("");
  }

  /** The first line that is not blank; what follows may be a signature. */
  static String firstLine(String text) {
    return of(text.lines().filter(line -> !of(line).isEmpty()).findFirst().orElse(""));
  }

  static List<String> sentences(String text) {
    return Stream.of(SENTENCE_END.split(text))
        .map(PlainWords::of)
        .filter(s -> !s.isEmpty())
        .toList();
  }
}
