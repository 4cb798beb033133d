package io.followup.reading.servicetitan;

import io.followup.identity.Written;
import java.util.List;
import java.util.Optional;

/** Who a person or company of a delivery is, as far as it tells. Personal. */
final class ToldPerson {
  private ToldPerson() {}

  /** Of a visitor, with first and last name apart, or of a customer, with one name. */
  static Written of(Fields person) {
    boolean company = person.text("type").filter("Commercial"::equalsIgnoreCase).isPresent();
    String name = person.text("lastName", "name").orElse("");
    Fields address = person.object("address").orElseGet(Fields::none);
    return new Written(
        person.text("firstName").orElse(""),
        company ? "" : name,
        company ? name : "",
        person.text("phone").map(List::of).orElseGet(List::of),
        person.text("email").map(List::of).orElseGet(List::of),
        new Written.Place(
            address.text("street").orElse(""),
            address.text("unit").orElse(""),
            address.text("city").orElse(""),
            address.text("state").orElse(""),
            address.text("zip").orElse("")),
        Optional.empty());
  }
}
