package io.followup.identity;

import java.util.Optional;

/**
 * A phone number; personal.
 *
 * @param e164 number without extension
 * @param extension digits behind a switchboard's number
 */
public record Phone(String e164, Optional<String> extension) {

  /** The same number, and not stated to be two desks behind one switchboard. */
  boolean reaches(Phone other) {
    return e164.equals(other.e164)
        && (extension.isEmpty() || other.extension.isEmpty() || extension.equals(other.extension));
  }

  /** One switchboard, two desks. */
  boolean isOtherDeskThan(Phone other) {
    return e164.equals(other.e164) && !reaches(other);
  }

  /** One switchboard, one desk that both state. */
  boolean isSameDeskAs(Phone other) {
    return e164.equals(other.e164) && extension.isPresent() && extension.equals(other.extension);
  }

  @Override
  public String toString() {
    return "Phone";
  }
}
