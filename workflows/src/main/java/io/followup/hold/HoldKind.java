package io.followup.hold;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why nobody but a person may go on with a customer (docs/reference/messaging.md, reply
 * classification and guards G7, G8).
 */
public enum HoldKind {
  /** The customer says that the bill or the work is wrong. */
  DISPUTE("disputes a charge"),
  /** A lawyer speaks for the customer, or the customer threatens with one. */
  ATTORNEY("speaks of an attorney"),
  BANKRUPTCY("speaks of a bankruptcy"),
  DECEASED("tells of a death"),
  /** A complaint, or a demand to cease. */
  COMPLAINT("complains"),
  /** The customer says that it is paid. */
  PAID("says that it is paid"),
  /** The customer answered; a person is to speak next. Ends by itself after a while. */
  HUMAN_IN_PLAY("answered"),
  /** The customer and the office are in touch by another way. Ends by itself after a while. */
  IN_CONVERSATION("is in touch with the office"),
  /** The number or address belongs to somebody else. Counts only for this place. */
  WRONG_PARTY("has another number than we have on record"),
  /**
   * Somebody of another name at another address left the same number: perhaps it was given to them,
   * and consent belonged to whoever had it before (docs/reference/dispatch-and-crm.md, after the
   * decision). Counts only for this number, whoever is meant.
   */
  NUMBER_REASSIGNED("may have lost this number to somebody else");

  private final String inWords;

  HoldKind(String inWords) {
    this.inWords = inWords;
  }

  /** As it stands in the table and in the API: {@code human-in-play}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it reads after "the customer". */
  public String inWords() {
    return inWords;
  }

  /**
   * @throws IllegalArgumentException when no kind has this code
   */
  public static HoldKind named(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + code + "' is no kind of hold"));
  }
}
