package io.followup.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form in which addresses are compared; personal.
 *
 * @param address lower case, without tag, its domain in ASCII
 * @param use whether one person reads it
 */
public record Mailbox(String address, Use use) {
  private static final Pattern SHAPE = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

  /** Domains whose mailboxes ignore dots. */
  private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

  /** Who reads it. */
  public enum Use {
    PERSONAL,
    /** A desk of a company: it may support an account link, never a person merge. */
    ROLE
  }

  /**
   * @return empty when it is no address
   */
  static Optional<Mailbox> read(String written, BlockList blocked) {
    return clean(written)
        .map(
            address ->
                new Mailbox(address, blocked.isRole(local(address)) ? Use.ROLE : Use.PERSONAL));
  }

  private static Optional<String> clean(String written) {
    String plain = written.strip().toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(plain).matches()) {
      return Optional.empty();
    }
    int at = plain.indexOf('@');
    String local = plain.substring(0, at);
    int tag = local.indexOf('+');
    String untagged = tag > 0 ? local.substring(0, tag) : local;
    return ascii(plain.substring(at + 1))
        .map(
            domain ->
                DOTLESS.contains(domain)
                    ? untagged.replace(".", "") + "@gmail.com"
                    : untagged + "@" + domain);
  }

  private static Optional<String> ascii(String domain) {
    try {
      return Optional.of(IDN.toASCII(domain).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }

  static String local(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  @Override
  public String toString() {
    return "Mailbox[" + use + "]";
  }
}
