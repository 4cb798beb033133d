package io.followup.guard;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Something in a text that a customer may hold the company to, or that leads somewhere. Figures of
 * one kind are equal when they say the same: {@code $4,250} and {@code $4,250.00}.
 *
 * @param value in its normal form; of phone numbers and mailboxes personal
 */
record Figure(Kind kind, String value) {

  /** In the order in which they are looked for: what was found is not looked at again. */
  enum Kind {
    MAILBOX(Pattern.compile("[^\\s@<>()\\[\\],;:\"]+@[^\\s@<>()\\[\\],;:\"]+\\.\\p{L}{2,}")),
    PHONE(
        Pattern.compile(
            "(?<![\\d$])(?:\\+?1[\\s.-]?)?(?:\\(\\d{3}\\)\\s?|\\d{3}[\\s.-]?)\\d{3}[\\s.-]?\\d{4}(?!\\d)"
                + "|(?<![\\d$-])\\d{3}[.-]\\d{4}(?!\\d)")),
    MONEY(
        Pattern.compile(
            "(?i)(?:[$€£]|\\busd\\s)\\s?(\\d[\\d,]*(?:\\.\\d+)?)\\s?(k\\b)?"
                + "|(?<![\\p{L}\\p{N}])(\\d[\\d,]*(?:\\.\\d+)?)\\s?(k\\s)?(?:dollars?|bucks|usd|cents?)\\b")),
    /** A percentage that promises money. */
    DISCOUNT(
        Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(\\d[\\d,]*(?:\\.\\d+)?)\\s?(?:%|percent\\b|pct\\b)"
                + "(?=\\s*(?:off|discount|rebate|less|savings?|cash ?back|apr|interest|financing|down)\\b)"
                + "|(?i)(?<=\\b(?:save|saving|discount|discount of|rebate of|only|less)\\s{1,3})"
                + "(\\d[\\d,]*(?:\\.\\d+)?)\\s?(?:%|percent\\b|pct\\b)")),
    DATE(
        Pattern.compile(
            "(?<!\\d)\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)"
                + "|(?<![\\d/-])\\d{1,2}([/-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?![\\d/-])"
                + "|(?i)\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b"
                + "(?:,?\\s+\\d{4}\\b)?"
                + "|(?i)(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
                + "|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
                + "|dec(?:ember)?)\\b")),
    TIME(
        Pattern.compile(
            "(?i)(?<![\\d:])\\d{1,2}:\\d{2}(?:\\s?[ap]\\.?m\\b\\.?)?(?![\\d:])"
                + "|(?i)(?<![\\p{L}\\d])\\d{1,2}\\s?[ap]\\.?m\\b\\.?")),
    NUMBER(Pattern.compile("(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)*(?![\\p{L}\\p{N}])"));

    private final Pattern pattern;

    Kind(Pattern pattern) {
      this.pattern = pattern;
    }
  }

  private static final Pattern LINK =
      Pattern.compile("(?i)\\bhttps?://\\S+|(?<![@\\w.-])(?:[a-z0-9-]+\\.)+[a-z]{2,}/\\S*");

  /** Nothing reaches over it. */
  private static final String GAP = " ¦ ";

  /** Five digits: 24,000 BTU is a size. */
  private static final BigDecimal LARGEST_SIZE = BigDecimal.valueOf(99_999);

  /** What the text says; links are left to the guards that look at where they lead. */
  static Set<Figure> in(String text) {
    if (!mayHoldOne(text)) {
      return Set.of();
    }
    Set<Figure> figures = new LinkedHashSet<>();
    String rest = LINK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(GAP);
    for (Kind kind : Kind.values()) {
      List<MatchResult> found = kind.pattern.matcher(rest).results().toList();
      found.forEach(result -> figures.add(new Figure(kind, normal(kind, result))));
      if (!found.isEmpty()) {
        rest = kind.pattern.matcher(rest).replaceAll(GAP);
      }
    }
    return figures;
  }

  /** Whether it is no more than a size or a count: of a system, of its parts, of options. */
  boolean isSize() {
    return kind == Kind.NUMBER
        && number(value).filter(n -> n.compareTo(LARGEST_SIZE) <= 0).isPresent();
  }

  /** As a sentence may name it, which people read who may not see personal data. */
  String inWords() {
    return switch (kind) {
      case MAILBOX -> "an e-mail address";
      case PHONE -> "a phone number";
      case MONEY -> "the amount " + value;
      case DISCOUNT -> "the percentage " + value;
      case DATE -> "the date \"" + value + "\"";
      case TIME -> "the time " + value;
      case NUMBER -> isSize() ? "the number " + value : "a number of " + value.length() + " digits";
    };
  }

  private static String normal(Kind kind, MatchResult found) {
    String text = found.group().strip().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case MAILBOX -> text;
      case PHONE -> lastTen(text.replaceAll("\\D", ""));
      case MONEY -> money(found, text);
      case DISCOUNT -> plain(found.group(1) == null ? found.group(2) : found.group(1)) + " %";
      case DATE ->
          text.replaceAll("(?<=\\d)(st|nd|rd|th)\\b", "")
              .replaceAll("[.,]|\\bof\\b", "")
              .replaceAll("\\s+", " ");
      case TIME -> text.replaceAll("[\\s.]", "");
      case NUMBER -> plain(text);
    };
  }

  private static String lastTen(String digits) {
    return digits.length() <= 10 ? digits : digits.substring(digits.length() - 10);
  }

  private static String money(MatchResult found, String text) {
    String amount = found.group(1) == null ? found.group(3) : found.group(1);
    String thousands = found.group(2) == null && found.group(4) == null ? "" : "k";
    String sign = text.startsWith("€") ? "€" : text.startsWith("£") ? "£" : "$";
    String cents = text.matches(".*cents?$") ? " cents" : "";
    return sign + plain(amount) + thousands + cents;
  }

  private static String plain(String number) {
    return number(number).map(BigDecimal::toPlainString).orElse(number);
  }

  private static Optional<BigDecimal> number(String text) {
    String digits = text.replace(",", "");
    return digits.matches("\\d+(\\.\\d+)?")
        ? Optional.of(stripped(new BigDecimal(digits)))
        : Optional.empty();
  }

  private static BigDecimal stripped(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** What several texts say, each for itself. */
  static Set<Figure> in(List<String> texts) {
    return in(String.join(GAP, texts));
  }

  private static boolean mayHoldOne(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '@' || c > 127);
  }

  @Override
  public String toString() {
    return "Figure[" + kind + "]";
  }
}
