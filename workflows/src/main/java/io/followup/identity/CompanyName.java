package io.followup.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a company, cleaned.
 *
 * @param name without legal form
 * @param manager who manages it, from the part behind "c/o"
 */
record CompanyName(String name, Optional<String> manager) {
  private static final Pattern CARE_OF =
      Pattern.compile("\\s*(?:\\bc\\s*/\\s*o\\b|\\bcare of\\b|\\battn\\b)[\\s:.]*");
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "llc",
          "inc",
          "incorporated",
          "co",
          "company",
          "corp",
          "corporation",
          "ltd",
          "limited",
          "pllc",
          "pc",
          "lp",
          "llp",
          "pa",
          "plc",
          "the");
  private static final Set<String> CERTAIN_FORMS =
      Set.of("llc", "inc", "incorporated", "corp", "corporation", "ltd", "pllc", "llp");
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("mgmt", "management"),
          Map.entry("mgt", "management"),
          Map.entry("mngmt", "management"),
          Map.entry("svc", "service"),
          Map.entry("svcs", "service"),
          Map.entry("services", "service"),
          Map.entry("assn", "association"),
          Map.entry("assoc", "association"),
          Map.entry("associates", "association"),
          Map.entry("prop", "property"),
          Map.entry("props", "property"),
          Map.entry("properties", "property"),
          Map.entry("apts", "apartments"),
          Map.entry("apt", "apartments"),
          Map.entry("bros", "brothers"),
          Map.entry("ctr", "center"),
          Map.entry("centre", "center"),
          Map.entry("intl", "international"),
          Map.entry("natl", "national"),
          Map.entry("mfg", "manufacturing"),
          Map.entry("grp", "group"),
          Map.entry("dept", "department"),
          Map.entry("univ", "university"),
          Map.entry("rest", "restaurant"),
          Map.entry("hosp", "hospital"),
          Map.entry("med", "medical"),
          Map.entry("bldg", "building"),
          Map.entry("constr", "construction"),
          Map.entry("ent", "enterprises"),
          Map.entry("st", "saint"),
          Map.entry("hoa", "homeowners association"));

  /**
   * @return empty when nothing is stated
   */
  static Optional<CompanyName> read(String written) {
    String[] parts = CARE_OF.split(PlainWords.fold(written), 2);
    String name = clean(parts[0]);
    Optional<String> manager =
        parts.length > 1
            ? Optional.of(clean(parts[1])).filter(text -> !text.isEmpty())
            : Optional.empty();
    return name.isEmpty() && manager.isEmpty()
        ? Optional.empty()
        : Optional.of(new CompanyName(name, manager));
  }

  /** Whether a name is a company's by its legal form, as in "Harlow Rentals LLC". */
  static boolean isOne(String name) {
    List<String> words = PlainWords.of(PlainWords.fold(name).replaceAll("[.,]", " "));
    return words.size() > 1 && CERTAIN_FORMS.contains(words.getLast());
  }

  private static String clean(String text) {
    String words =
        PlainWords.of(
                text.replace("&", " and ")
                    .replaceAll("['.]", "")
                    .replaceAll("[^\\p{L}\\p{N}]+", " "))
            .stream()
            .map(word -> SHORT.getOrDefault(word, word))
            .collect(Collectors.joining(" "));
    List<String> kept = PlainWords.of(words);
    while (kept.size() > 1 && LEGAL_FORMS.contains(kept.getLast())) {
      kept = kept.subList(0, kept.size() - 1);
    }
    while (kept.size() > 1 && kept.getFirst().equals("the")) {
      kept = kept.subList(1, kept.size());
    }
    return String.join(" ", kept);
  }

  boolean is(CompanyName other) {
    return !name.isEmpty() && name.equals(other.name);
  }

  /** One manages the other, or both are managed by the same. */
  boolean isManagedTogetherWith(CompanyName other) {
    return manager.isPresent()
            && (manager.equals(other.manager) || manager.get().equals(other.name))
        || other.manager.isPresent() && other.manager.get().equals(name);
  }

  @Override
  public String toString() {
    return "CompanyName";
  }
}
