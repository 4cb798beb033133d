package io.followup.link;

import java.util.Locale;

/** What a short address is for. */
public enum LeadsTo {
  ESTIMATE,
  BOOKING,
  PAYMENT,
  REVIEW,
  UNSUBSCRIBE;

  /** As it stands in the table. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LeadsTo named(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
