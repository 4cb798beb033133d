package io.followup.identity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A record, cleaned, with what tells nothing taken out (rule X1); personal.
 *
 * @param company its own name, or the company that a person speaks for
 * @param phones that tell something of who it is
 * @param emails the same
 * @param blocked numbers and mailboxes that tell nothing, in their compared form
 * @param lastSeen empty when that is unknown
 */
record Profile(
    PersonName name,
    Optional<CompanyName> company,
    Set<Phone> phones,
    Set<Mailbox> emails,
    Set<String> blocked,
    Optional<PostalAddress> address,
    Optional<LocalDate> lastSeen) {

  Profile {
    phones = Set.copyOf(phones);
    emails = Set.copyOf(emails);
    blocked = Set.copyOf(blocked);
  }

  boolean isPerson() {
    return !name.isUnknown();
  }

  boolean isCompany() {
    return name.isUnknown() && company.isPresent();
  }

  /** A number that called, and nothing else. */
  boolean isBareCaller() {
    return name.isUnknown()
        && company.isEmpty()
        && address.isEmpty()
        && emails.isEmpty()
        && !phones.isEmpty();
  }

  @Override
  public String toString() {
    return "Profile[" + phones.size() + " phones, " + emails.size() + " emails]";
  }
}
