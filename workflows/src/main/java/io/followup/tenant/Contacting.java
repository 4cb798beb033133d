package io.followup.tenant;

import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a tenant contacts and with what; under {@code contacting}. Everything has a default.
 *
 * @param environment {@code production} contacts every customer, {@code test} only {@code
 *     recipients}. Default: production, and test for a tenant with {@code sandbox}
 * @param recipients numbers in E.164 form and addresses that a test tenant may contact; {@code *}
 *     stands for any signs, for example {@code +1512555*} and {@code *@example.com}
 * @param own numbers and addresses of the company and its staff, which are never contacted; the
 *     office's number and the senders belong to them by themselves
 * @param consents what the company's booking and estimate forms collect
 * @param links hosts that messages may link to, with their subdomains; the host of {@code
 *     FOLLOWUP_PUBLIC_URL} and the domain of {@code mail.from} belong to them by themselves
 * @param mostSegments longest text in segments of SMS, 1 to 10; default 4
 * @param optOutLineEvery how long a text that says how to end texts counts for the next ones to
 *     that number, 1 hour to 30 days; default 30 days
 * @param mostCustomers how many customers may share a number or address before a person must look,
 *     1 to 50; default 4
 * @param mayTell words of the dispatch system whose prices, dates and numbers may be repeated to
 *     customers, for example {@code "$89 AC Tune-Up"}; default none
 * @param neverSay words and phrases that no message may hold, whoever wrote them, for example
 *     {@code "guaranteed"}; capitals do not matter; default none
 */
public record Contacting(
    Environment environment,
    List<String> recipients,
    List<String> own,
    List<FormConsent> consents,
    List<String> links,
    Integer mostSegments,
    Duration optOutLineEvery,
    Integer mostCustomers,
    List<String> mayTell,
    List<String> neverSay) {

  private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  /** Whether real customers are contacted. */
  public enum Environment {
    PRODUCTION,
    TEST
  }

  public Contacting {
    recipients = recipients == null ? List.of() : plain(recipients);
    own = own == null ? List.of() : plain(own);
    consents = consents == null ? List.of() : List.copyOf(consents);
    links = links == null ? List.of() : plain(links);
    mostSegments = Bounds.within("contacting.most-segments", mostSegments, 4, 1, 10);
    optOutLineEvery =
        Bounds.within(
            "contacting.opt-out-line-every",
            optOutLineEvery,
            Duration.ofDays(30),
            Duration.ofHours(1),
            Duration.ofDays(30));
    mostCustomers = Bounds.within("contacting.most-customers", mostCustomers, 4, 1, 50);
    mayTell = mayTell == null ? List.of() : List.copyOf(mayTell);
    neverSay = neverSay == null ? List.of() : plain(neverSay);
    if (neverSay.contains("")) {
      throw new IllegalArgumentException(
          "contacting.never-say holds an empty phrase: write the words, or leave it out");
    }
    for (String host : links) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException(
            "contacting.links holds '" + host + "': give a host such as booking.example.com");
      }
    }
    for (String contact : own) {
      if (!contact.contains("@") && !contact.matches("\\+[1-9]\\d{6,14}")) {
        throw new IllegalArgumentException(
            "contacting.own holds a text that is neither a number nor an address: use E.164 form"
                + " such as +15125550100, or an e-mail address");
      }
    }
    if (environment == Environment.PRODUCTION && !recipients.isEmpty()) {
      throw new IllegalArgumentException(
          "contacting.recipients is only for tests: leave it out, or set contacting.environment to"
              + " test");
    }
  }

  /** Every default. */
  public static Contacting usual() {
    return new Contacting(null, null, null, null, null, null, null, null, null, null);
  }

  /** The same; without a word on the environment it is production, or test if it has recipients. */
  Contacting inProduction() {
    return in(recipients.isEmpty() ? Environment.PRODUCTION : Environment.TEST);
  }

  /** The same; without a word on the environment it is test. */
  Contacting inTest() {
    return in(Environment.TEST);
  }

  private Contacting in(Environment usual) {
    return environment != null
        ? this
        : new Contacting(
            usual,
            recipients,
            own,
            consents,
            links,
            mostSegments,
            optOutLineEvery,
            mostCustomers,
            mayTell,
            neverSay);
  }

  /** Whether this number or address may be contacted at all. */
  public boolean allows(String numberOrAddress) {
    return environment == Environment.PRODUCTION
        || recipients.stream().anyMatch(pattern -> matches(pattern, numberOrAddress));
  }

  /** What a form collects for this kind of message and channel, when it did so at that time. */
  public Optional<FormConsent> collected(MessageClass kind, Channel channel, Instant at) {
    return consents.stream()
        .filter(consent -> consent.covers() == kind && consent.channels().contains(channel))
        .filter(consent -> !at.isBefore(consent.since().atStartOfDay().toInstant(ZoneOffset.UTC)))
        .findFirst();
  }

  private static boolean matches(String pattern, String contact) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return contact.toLowerCase(Locale.ROOT).matches(regex);
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(text -> text.strip().toLowerCase(Locale.ROOT)).toList();
  }
}
