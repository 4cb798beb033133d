package io.followup.consent;

import io.followup.tenant.TenantId;

/**
 * A phone or mailbox of one tenant's customers. Holding one that {@link Consent#lock} returned
 * means that nobody else changes what may be sent there until the transaction ends.
 *
 * @param value E.164, or the address in lower case; personal, so it never shows in {@link
 *     #toString}
 */
public record ContactPoint(long id, TenantId tenant, Kind kind, String value) {

  /** What kind of place it is. */
  public enum Kind {
    PHONE("phone"),
    EMAIL("email");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** As it stands in the table. */
    public String code() {
      return code;
    }

    /** The kind that {@link #code} names. */
    public static Kind of(String code) {
      return switch (code) {
        case "phone" -> PHONE;
        case "email" -> EMAIL;
        default -> throw new IllegalArgumentException("contact point kind '" + code + "'");
      };
    }
  }

  @Override
  public String toString() {
    return "ContactPoint[" + kind.code() + " " + id + " of " + tenant + "]";
  }
}
