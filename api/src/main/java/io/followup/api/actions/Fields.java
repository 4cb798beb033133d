package io.followup.api.actions;

import io.followup.api.problem.Problem;
import io.followup.api.problem.RefusedException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single fields; a wrong one ends the call with a problem that names it. */
final class Fields {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

  private Fields() {}

  /** An id of the dispatch system: a number, as text. */
  static String id(String field, String given) {
    return optionalId(field, given)
        .orElseThrow(() -> wrong(field, "is missing", "Give the id in the dispatch system."));
  }

  static Optional<String> optionalId(String field, String given) {
    if (given == null) {
      return Optional.empty();
    }
    if (!given.matches("[1-9]\\d{0,17}")) {
      throw wrong(field, "is no id", "Give the number that the dispatch system shows.");
    }
    return Optional.of(given);
  }

  static long number(String field, Long given) {
    if (given == null || given <= 0) {
      throw wrong(field, "is missing or no id", "Give the number in the dispatch system.");
    }
    return given;
  }

  static String text(String field, String given, int longest) {
    return optionalText(field, given, longest)
        .orElseThrow(() -> wrong(field, "is missing", "Give it as text."));
  }

  static Optional<String> optionalText(String field, String given, int longest) {
    if (given == null || given.isBlank()) {
      return Optional.empty();
    }
    if (given.length() > longest || given.indexOf('\0') >= 0) {
      throw wrong(field, "is too long or holds a NUL", "Use at most " + longest + " characters.");
    }
    return Optional.of(given.strip());
  }

  static Instant instant(String field, String given) {
    try {
      if (given != null) {
        return Instant.parse(given);
      }
    } catch (DateTimeException unreadable) {
      // Answered below, like none.
    }
    throw wrong(field, "is missing or no time", "Write it as 2026-11-24T16:00:00Z.");
  }

  static URI page(String field, String given) {
    try {
      URI page = new URI(given == null ? "" : given);
      if (given != null
          && given.length() <= 2_000
          && page.getHost() != null
          && ("https".equals(page.getScheme()) || "http".equals(page.getScheme()))) {
        return page;
      }
    } catch (URISyntaxException unreadable) {
      // Answered below, like none.
    }
    throw wrong(field, "is no web address", "Write it as https://www.example.com/ac-repair.");
  }

  static String phone(String field, String given) {
    if (given == null || !PHONE.matcher(given).matches()) {
      throw wrong(field, "is not in E.164 form", "Write it as +15125550142.");
    }
    return given;
  }

  static String email(String field, String given) {
    String address = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
    if (!EMAIL.matcher(address).matches()) {
      throw wrong(field, "is no address", "Write it as dana@example.com.");
    }
    return address;
  }

  static BigDecimal amount(String field, BigDecimal given) {
    if (given == null || given.signum() < 0 || given.precision() - given.scale() > 12) {
      throw wrong(field, "is missing, negative or too large", "Write it as 289.00.");
    }
    return given;
  }

  static <T extends Enum<T>> T oneOf(String field, String given, List<T> all) {
    return all.stream()
        .filter(one -> one.name().equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    field,
                    "is none that we know",
                    "Use one of "
                        + String.join(", ", all.stream().map(Fields::lower).toList())
                        + "."));
  }

  static <T extends Enum<T>> T oneOf(String field, String given, T[] all) {
    return oneOf(field, given, Arrays.asList(all));
  }

  /** What is not given is empty; more than so many are refused. */
  static <T> List<T> list(String field, List<T> given, int most) {
    if (given == null) {
      return List.of();
    }
    if (given.size() > most || given.contains(null)) {
      throw wrong(field, "lists nothing or too much", "List 1 to " + most + ".");
    }
    return given;
  }

  /**
   * @param is what is wrong, after the name of the field
   */
  static RefusedException wrong(String field, String is, String fix) {
    return Problem.of(400, "wrong-value", "the value of " + field + " " + is + ".", fix)
        .about(field)
        .asException();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
