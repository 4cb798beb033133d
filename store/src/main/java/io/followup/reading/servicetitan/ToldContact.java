package io.followup.reading.servicetitan;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and addresses as people typed them, in the form in which they are kept. */
final class ToldContact {
  /** Area code and exchange begin with 2 to 9. */
  private static final Pattern NATIONAL = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\",;:()\\[\\]\\\\]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private ToldContact() {}

  /** E.164; empty when it is no number of the USA or Canada. */
  static Optional<String> phone(String told) {
    String digits = told.replaceAll("[\\s().+-]", "");
    String national =
        digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    return NATIONAL.matcher(national).matches() ? Optional.of("+1" + national) : Optional.empty();
  }

  /** In lower case; empty when it is no address. */
  static Optional<String> email(String told) {
    String plain = told.toLowerCase(Locale.ROOT);
    return plain.length() <= 254 && ADDRESS.matcher(plain).matches()
        ? Optional.of(plain)
        : Optional.empty();
  }
}
