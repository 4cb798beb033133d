package io.followup.link;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a short address that names its row: 16 letters and digits, 95 bits of chance. Nobody
 * can guess one, and whoever has one learns nothing but where it leads.
 */
public record LinkToken(String value) {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public static LinkToken fresh() {
    StringBuilder token = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      token.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new LinkToken(token.toString());
  }

  /** Empty when it has not the form of one. */
  public static Optional<LinkToken> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
  }

  /** Whoever reads a log shall not open the link. */
  @Override
  public String toString() {
    return "LinkToken";
  }
}
