package io.followup.guard;

import io.followup.sequence.LinksInText;
import io.followup.sequence.SmsText;
import io.followup.touch.MessageClass;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no message may hold, over whatever channel. Each rule tells one sentence when broken. */
final class ContentRules {

  /** A file's remark, a placeholder or a dead person's estate, in the place of a name. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)\\d{2}|[@#*<>{}_\\[\\]\\\\]|https?:"
              + "|\\b(test|tester|testing|unknown|n/a|tbd|xxx+|asdf|customer|homeowner|occupant|vacant|do"
              + " not (call|text|use|contact|service)|dnc|dnt|duplicate|wrong"
              + " number|deceased|estate of)\\b|^(none|null|undefined|client|tenant|resident)$");

  private static final Pattern AMOUNT =
      Pattern.compile("(?i)[$€£]\\s?\\d|\\b\\d[\\d,.]*\\s?(dollars|bucks|usd)\\b|\\b(dollars)\\b");

  /**
   * Threats that a contractor must not make, in whatever tone (docs/reference/messaging.md, G14).
   */
  private static final Pattern THREAT =
      Pattern.compile(
          "(?i)\\b(lawsuit|sue|sued|suing|legal"
              + " action|attorney|lawyer|garnish\\w*|lien|liens|credit"
              + " (report|bureau|score|rating)|collection(s)?"
              + " agenc(y|ies)|arrest|police|jail|prosecut\\w*|repossess\\w*|seiz(e|ed|ure)|final"
              + " (notice|warning)|or else)\\b");

  private static final Pattern OWED =
      Pattern.compile(
          "(?i)\\b(debt|owe|owed|owing|past due|overdue|unpaid|collection|collections|delinquent"
              + "|balance due)\\b");

  private static final Pattern OFFER =
      Pattern.compile(
          "(?i)\\b(\\d+\\s?%\\s+off|discounts?|coupons?|promo(tion)?s?( code)?|special"
              + " offers?|limited[- ]time|on sale|save \\$\\d|free"
              + " (estimate|quote|inspection|tune-?up)|upgrade (now|today)|book (now|another))\\b");

  private ContentRules() {}

  /** The company's name as it may stand in a text, whatever the typographic signs. */
  static boolean namesTheCompany(Content content, String text) {
    return normal(text).contains(normal(content.company()));
  }

  private static String normal(String text) {
    return SmsText.plain(text).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  static Optional<String> wrongName(Content content) {
    boolean wrong =
        content.names().stream()
            .filter(name -> !name.isBlank() && NO_NAME.matcher(name).find())
            .anyMatch(name -> content.texts().values().stream().anyMatch(t -> t.contains(name)));
    return wrong
        ? Optional.of(
            "The message greets the customer by what does not look like a name: correct the name in"
                + " the dispatch system, then resume.")
        : Optional.empty();
  }

  static Optional<String> foreignLink(Content content) {
    return content.texts().values().stream()
        // The company may be called "Acme.com".
        .map(text -> text.replace(content.company(), " "))
        .flatMap(text -> LinksInText.hosts(text).stream())
        .filter(host -> !LinksInText.isUnder(content.hosts(), host))
        .findFirst()
        .map(
            host ->
                "The message links to "
                    + host
                    + ", which is not under a domain of the company: write another link, or add the"
                    + " host to contacting.links of the tenant.");
  }

  static Optional<String> threat(Sending sending) {
    return sending.planned().messageClass() == MessageClass.DEBT
            && sending.content().texts().values().stream().anyMatch(t -> THREAT.matcher(t).find())
        ? Optional.of("The message about money owed holds a threat: write it without.")
        : Optional.empty();
  }

  /** A phrase that the company never says, as whole words in the final message. */
  static Optional<String> forbidden(Content content) {
    return content.neverSay().stream()
        .filter(
            phrase -> {
              Pattern words = Pattern.compile("(?<!\\w)" + Pattern.quote(phrase) + "(?!\\w)");
              return content.texts().values().stream()
                  .anyMatch(text -> words.matcher(text.toLowerCase(Locale.ROOT)).find());
            })
        .findFirst()
        .map(
            phrase ->
                "The message says \""
                    + phrase
                    + "\", which contacting.never-say of the tenant forbids: write it without,"
                    + " then resume.");
  }

  static boolean hasAmount(String text) {
    return AMOUNT.matcher(text).find();
  }

  static boolean tellsOfDebt(String text) {
    return OWED.matcher(text).find();
  }

  /**
   * An offer makes marketing of a message that needs less consent (docs/reference/messaging.md).
   */
  static Optional<String> offer(Sending sending) {
    return sending.planned().messageClass() != MessageClass.MARKETING
            && sending.content().texts().values().stream().anyMatch(t -> OFFER.matcher(t).find())
        ? Optional.of(
            "The message is about what was agreed or is owed, and holds an offer: write it without,"
                + " or send the offer by a sequence of another trigger.")
        : Optional.empty();
  }

  /** The first broken one of the rules that every message has to keep. */
  static Optional<String> broken(Sending sending) {
    return wrongName(sending.content())
        .or(() -> foreignLink(sending.content()))
        .or(() -> forbidden(sending.content()))
        .or(() -> threat(sending))
        .or(() -> offer(sending));
  }
}
