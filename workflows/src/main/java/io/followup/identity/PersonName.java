package io.followup.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a person, cleaned; personal.
 *
 * @param given given names in their order; may be empty
 * @param surname may be empty
 * @param generation jr, sr, ii, iii …, when stated
 * @param couple whether two given names are stated, as in "John and Jane"
 */
record PersonName(List<String> given, String surname, Optional<String> generation, Couple couple) {
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "fr", "hon", "sir", "sgt", "capt",
          "col", "lt", "mister", "missus", "doctor", "pastor");
  private static final Set<String> PROFESSIONS =
      Set.of("md", "dds", "dmd", "cpa", "esq", "phd", "rn", "dvm", "jd", "mba");
  private static final Set<String> GENERATIONS =
      Set.of("jr", "sr", "ii", "iii", "iv", "junior", "senior", "2nd", "3rd");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "la", "las", "los", "van", "von", "der", "den", "di", "da", "dos", "du",
          "le", "st", "san", "santa", "mc", "mac", "el", "al", "bin", "ten", "ter");
  private static final Pattern AND = Pattern.compile("\\s+(?:and|y|&|/|\\+)\\s+");
  private static final Pattern REMARK = Pattern.compile("\\(.*?\\)|\".*?\"|\\[.*?]");

  /** Whether one or two people are named. */
  enum Couple {
    NO,
    YES
  }

  static final PersonName UNKNOWN = new PersonName(List.of(), "", Optional.empty(), Couple.NO);

  PersonName {
    given = List.copyOf(given);
  }

  /**
   * Reads a name. Where one field is empty, the other holds the whole name, as "Dana Whitlock" or
   * "Whitlock, Dana".
   */
  static PersonName read(String first, String last, BlockList blocked) {
    String plainFirst = plain(first);
    String plainLast = plain(last);
    if (blocked.blocksName(bare(plainFirst + " " + plainLast))) {
      return UNKNOWN;
    }
    String oneField = plainFirst.isEmpty() ? plainLast : plainLast.isEmpty() ? plainFirst : "";
    if (!oneField.isEmpty()) {
      return ofWholeName(oneField, plainFirst.isEmpty());
    }
    Parts given = new Parts(plainFirst);
    Parts surname = new Parts(plainLast);
    if (surname.hasTail()) {
      return ofWholeName(plainLast + " " + plainFirst, false);
    }
    return of(
        given.words,
        String.join(" ", surname.words),
        surname.generation.or(() -> given.generation),
        given.couple);
  }

  /** A surname without a given name is what stands alone in a field for surnames. */
  private static PersonName ofWholeName(String whole, boolean inSurnameField) {
    Parts parts = new Parts(whole);
    if (parts.hasTail()) {
      return of(parts.tail, String.join(" ", parts.words), parts.generation, parts.couple);
    }
    if (parts.words.size() < 2) {
      return inSurnameField || parts.titled
          ? of(List.of(), String.join(" ", parts.words), parts.generation, Couple.NO)
          : of(parts.words, "", parts.generation, parts.couple);
    }
    int surname = parts.words.size() - 1;
    while (surname > 1 && PARTICLES.contains(parts.words.get(surname - 1))) {
      surname--;
    }
    return of(
        parts.words.subList(0, surname),
        String.join(" ", parts.words.subList(surname, parts.words.size())),
        parts.generation,
        parts.couple);
  }

  private static PersonName of(
      List<String> given, String surname, Optional<String> generation, Couple couple) {
    return new PersonName(given, surname.replace("'", ""), generation, couple);
  }

  boolean isUnknown() {
    return given.isEmpty() && surname.isEmpty();
  }

  /** Whether it names somebody rather than a surname alone. */
  boolean isFull() {
    return !given.isEmpty() && !surname.isEmpty();
  }

  String firstGiven() {
    return given.isEmpty() ? "" : given.getFirst();
  }

  /** The whole surname, and each part of a hyphenated one. */
  Set<String> surnameParts() {
    Set<String> parts = new HashSet<>();
    if (!surname.isEmpty()) {
      parts.add(surname.replace("-", "").replace(" ", ""));
      for (String part : surname.split("[- ]")) {
        if (part.length() > 2 && !PARTICLES.contains(part)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private static String plain(String text) {
    return REMARK.matcher(PlainWords.fold(text)).replaceAll(" ").replace(".", " ").strip();
  }

  private static String bare(String text) {
    return String.join(" ", PlainWords.of(text.replaceAll("[^\\p{L} ]", " ")));
  }

  /** Words of a field without titles and suffixes; what stands behind a comma apart. */
  private static final class Parts {
    private final List<String> words = new ArrayList<>();
    private final List<String> tail = new ArrayList<>();
    private Optional<String> generation = Optional.empty();
    private Couple couple = Couple.NO;
    private boolean titled;

    Parts(String text) {
      String apart = AND.matcher(" " + text.replace("&", " & ") + " ").replaceAll(" & ");
      String[] divided = apart.split(",", 2);
      read(divided[0], words);
      if (divided.length > 1) {
        read(divided[1].replace(",", " "), tail);
      }
    }

    private void read(String text, List<String> into) {
      for (String word : PlainWords.of(text)) {
        String letters = word.replaceAll("[^\\p{L}\\p{N}'&-]", "");
        if (letters.isEmpty()) {
          continue;
        }
        if (letters.equals("&")) {
          couple = Couple.YES;
        } else if (TITLES.contains(letters)) {
          titled = true;
        } else if (GENERATIONS.contains(letters) && !(into.isEmpty() && into == words)) {
          generation = Optional.of(generation(letters));
        } else if (!PROFESSIONS.contains(letters) || into.isEmpty() && into == words) {
          into.add(letters);
        }
      }
    }

    boolean hasTail() {
      return !tail.isEmpty();
    }

    private static String generation(String letters) {
      return switch (letters) {
        case "junior" -> "jr";
        case "senior" -> "sr";
        case "2nd" -> "ii";
        case "3rd" -> "iii";
        default -> letters;
      };
    }
  }

  @Override
  public String toString() {
    return "PersonName";
  }
}
