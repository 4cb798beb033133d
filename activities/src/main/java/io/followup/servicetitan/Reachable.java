package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.touch.MessageClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Numbers and mailboxes of people who may be no customers yet, as they wrote them themselves. */
final class Reachable {
  private Reachable() {}

  /** A number and an address; either may be absent. */
  static List<Contact> at(Optional<String> phone, Optional<String> address) {
    return Contacts.of(
        Stream.concat(
                phone.map(number -> row("Phone", number)).stream(),
                address.map(mailbox -> row("Email", mailbox)).stream())
            .toList(),
        false,
        MessageClass.INFORMATIONAL);
  }

  /**
   * @param known numbers in E.164 form and addresses
   */
  static List<Contact> at(List<String> known) {
    return Contacts.of(
        known.stream().map(one -> row(one.contains("@") ? "Email" : "Phone", one)).toList(),
        false,
        MessageClass.INFORMATIONAL);
  }

  /** The same as contacts, whatever their owner wishes. */
  static List<Contact> among(List<Rows.Contact> rows) {
    return Contacts.of(rows, false, MessageClass.INFORMATIONAL);
  }

  static boolean same(Contact one, Contact other) {
    return one.value().isPresent() && one.value().equals(other.value());
  }

  private static Rows.Contact row(String type, String value) {
    return new Rows.Contact(type, value, null, null);
  }
}
