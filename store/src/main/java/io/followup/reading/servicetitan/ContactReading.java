package io.followup.reading.servicetitan;

import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one contact of a customer: whose a number or mailbox is, so that what is said there reaches
 * that customer's runs. Whether it may be used is read fresh before each message.
 */
record ContactReading(Notice notice) {

  Reading read() {
    Fields contact = notice.resource();
    if (notice.customer().isEmpty()) {
      return notice.nothing("the contact names no customer.");
    }
    CustomerId customer = notice.customer().get();
    if (notice.inactive()) {
      return notice.nothing("a contact of customer " + customer + " was taken away.");
    }
    Optional<Acquaintance> told = place(customer, contact.text("value").orElse(""));
    return notice
        .nothing(
            told.isPresent()
                ? "a number or address of customer " + customer + " was noted."
                : "a contact of customer "
                    + customer
                    + " is neither a number of the USA or Canada nor an e-mail address.")
        .knowing(told.stream().toList());
  }

  private Optional<Acquaintance> place(CustomerId customer, String value) {
    String type = notice.resource().text("type").orElse("").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "phone", "mobilephone" ->
          ToldContact.phone(value).map(phone -> Acquaintance.byPhone(customer, phone));
      case "email" -> ToldContact.email(value).map(email -> Acquaintance.byEmail(customer, email));
      default -> Optional.empty();
    };
  }
}
