package io.followup.api.actions;

import io.followup.dispatch.Action;
import io.followup.dispatch.Contact;
import io.followup.dispatch.Party.Clientele;
import io.followup.subject.CustomerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Customers and where they live. */
final class WantedRecords {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CONTACTS = 10;

  private WantedRecords() {}

  /**
   * Where work is done.
   *
   * @param unit may be left out
   * @param state of the USA, two letters
   */
  record Place(String street, String unit, String city, String state, String zip) {
    Action.Place place() {
      String letters = Fields.text("state", state, 2);
      if (!letters.matches("[A-Za-z]{2}")) {
        throw Fields.wrong("state", "is no state", "Write it as TX.");
      }
      return new Action.Place(
          Fields.text("street", street, LONGEST_NAME),
          Fields.optionalText("unit", unit, LONGEST_NAME),
          Fields.text("city", city, LONGEST_NAME),
          letters.toUpperCase(java.util.Locale.ROOT),
          Fields.text("zip", zip, 10));
    }

    static Action.Place of(Place given) {
      if (given == null) {
        throw Fields.wrong("place", "is missing", "Give street, city, state and zip.");
      }
      return given.place();
    }

    @Override
    public String toString() {
      return "Place";
    }
  }

  /**
   * @param kind person or company
   * @param phones E.164; at least one phone or email
   * @param memo stands with the contacts, for the office
   */
  record Customer(
      String tenant,
      String name,
      String kind,
      List<String> phones,
      List<String> emails,
      Place place,
      String memo)
      implements Wanted {
    @Override
    public Action action() {
      List<Contact> contacts =
          Stream.concat(
                  Fields.list("phones", phones, MOST_CONTACTS).stream()
                      .map(phone -> contact(Contact.Kind.PHONE, Fields.phone("phones", phone))),
                  Fields.list("emails", emails, MOST_CONTACTS).stream()
                      .map(email -> contact(Contact.Kind.EMAIL, Fields.email("emails", email))))
              .toList();
      if (contacts.isEmpty()) {
        throw Fields.wrong("phones", "is missing", "Give a phone or an email.");
      }
      return new Action.CreateCustomer(
          Fields.text("name", name, LONGEST_NAME),
          Fields.oneOf("kind", kind, Clientele.values()),
          contacts,
          Place.of(place),
          Fields.optionalText("memo", memo, LONGEST_NAME).orElse(""));
    }

    private static Contact contact(Contact.Kind kind, String value) {
      return new Contact(kind, Optional.of(value), Map.of());
    }

    @Override
    public String toString() {
      return "Customer";
    }
  }

  /** Another place of a customer. */
  record Location(String tenant, String customer, String name, Place place) implements Wanted {
    @Override
    public Action action() {
      return new Action.CreateLocation(
          new CustomerId(Fields.id("customer", customer)),
          Fields.text("name", name, LONGEST_NAME),
          Place.of(place));
    }

    @Override
    public String toString() {
      return "Location";
    }
  }
}
