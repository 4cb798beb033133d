package io.followup.identity;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Makes records comparable: one form for each field, and nothing in it that tells nothing. */
final class Cleaning {
  private final PhoneReading numbers;
  private final BlockList blocked;

  Cleaning(PhoneReading numbers, BlockList blocked) {
    this.numbers = numbers;
    this.blocked = blocked;
  }

  Profile clean(Written written) {
    boolean companyInName =
        written.company().isBlank()
            && written.first().isBlank()
            && CompanyName.isOne(written.last());
    PersonName name =
        companyInName
            ? PersonName.UNKNOWN
            : PersonName.read(written.first(), written.last(), blocked);
    Optional<CompanyName> company =
        CompanyName.read(companyInName ? written.last() : written.company());
    Set<Phone> phones = new HashSet<>();
    Set<Mailbox> emails = new HashSet<>();
    Set<String> tellNothing = new HashSet<>();
    written.phones().forEach(phone -> sort(phone, phones, tellNothing));
    written.emails().forEach(email -> sortEmail(email, emails, tellNothing));
    return new Profile(
        name,
        company,
        phones,
        emails,
        tellNothing,
        AddressReading.read(written.place()),
        written.lastSeen());
  }

  private void sort(String written, Set<Phone> phones, Set<String> tellNothing) {
    Optional<Phone> phone = numbers.read(written);
    if (phone.isPresent() && !blocked.blocksPhone(phone.get().e164())) {
      phones.add(phone.get());
      return;
    }
    String digits = written.replaceAll("\\D", "");
    String value = phone.map(Phone::e164).orElse(digits);
    if (!value.isEmpty()) {
      tellNothing.add(value);
    }
  }

  private void sortEmail(String written, Set<Mailbox> emails, Set<String> tellNothing) {
    Mailbox.read(written, blocked)
        .ifPresent(
            mailbox -> {
              if (blocked.blocksEmail(mailbox.address())) {
                tellNothing.add(mailbox.address());
              } else {
                emails.add(mailbox);
              }
            });
  }
}
