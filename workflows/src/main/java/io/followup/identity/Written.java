package io.followup.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A record as people wrote it; any text may be empty. Personal, every part of it.
 *
 * @param first given name; empty also where the whole name stands in {@code last}
 * @param last surname, or the whole name
 * @param company name of the company, also of the one that a person speaks for
 * @param phones with extensions, in whatever form
 * @param place where it is
 * @param lastSeen when the record was last heard of, empty when that is unknown
 */
public record Written(
    String first,
    String last,
    String company,
    List<String> phones,
    List<String> emails,
    Place place,
    Optional<LocalDate> lastSeen) {

  /** An address; any part may be empty. */
  public record Place(String street, String unit, String city, String state, String zip) {
    public static Place unknown() {
      return new Place("", "", "", "", "");
    }

    boolean isUnknown() {
      return street.isBlank();
    }

    @Override
    public String toString() {
      return "Place[" + (isUnknown() ? "unknown" : "known") + "]";
    }
  }

  public Written {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
  }

  @Override
  public String toString() {
    return "Written[" + phones.size() + " phones, " + emails.size() + " emails, " + place + "]";
  }
}
