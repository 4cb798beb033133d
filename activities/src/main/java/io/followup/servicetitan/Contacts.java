package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.phone.PhoneNumber;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads ServiceTitan's contact rows: free-text numbers, marks and preferences. */
final class Contacts {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

  private Contacts() {}

  /**
   * Mobile numbers first; otherwise in the order of the office.
   *
   * @param message the preferences that count are those about this kind of message
   */
  static List<Contact> of(List<Rows.Contact> rows, boolean doNotMail, MessageClass message) {
    return rows.stream()
        .flatMap(row -> contact(row, doNotMail, refused(row, message)))
        .sorted(Comparator.comparing(Contact::kind))
        .toList();
  }

  private static Stream<Contact> contact(
      Rows.Contact row, boolean doNotMail, Optional<String> refused) {
    return switch (row.type() == null ? "" : row.type()) {
      case "MobilePhone" -> Stream.of(phone(row, Contact.Kind.MOBILE, refused));
      case "Phone" -> Stream.of(phone(row, Contact.Kind.PHONE, refused));
      case "Email" -> Stream.of(email(row, doNotMail, refused));
      default -> Stream.empty();
    };
  }

  private static Contact phone(Rows.Contact row, Contact.Kind kind, Optional<String> refused) {
    Map<Channel, String> obstacles = new EnumMap<>(Channel.class);
    String written =
        row.value() == null && row.phoneSettings() != null
            ? row.phoneSettings().phoneNumber()
            : row.value();
    if (row.phoneSettings() != null && Boolean.TRUE.equals(row.phoneSettings().doNotText())) {
      obstacles.put(Channel.SMS, "The customer's number is marked as not to be texted.");
    }
    refused.ifPresent(
        what -> {
          String why = "The customer takes no " + what + " at this number.";
          obstacles.put(Channel.SMS, why);
          obstacles.put(Channel.VOICE, why);
        });
    return switch (PhoneNumber.read(written == null ? "" : written)) {
      case PhoneNumber.Usable usable -> new Contact(kind, Optional.of(usable.e164()), obstacles);
      case PhoneNumber.Unusable unusable -> {
        obstacles.put(Channel.SMS, unusable.why());
        obstacles.put(Channel.VOICE, unusable.why());
        yield new Contact(kind, Optional.empty(), obstacles);
      }
    };
  }

  private static Contact email(Rows.Contact row, boolean doNotMail, Optional<String> refused) {
    String address = row.value() == null ? "" : row.value().strip().toLowerCase(Locale.ROOT);
    if (!ADDRESS.matcher(address).matches()) {
      return new Contact(
          Contact.Kind.EMAIL,
          Optional.empty(),
          Map.of(Channel.EMAIL, "The customer's e-mail address is not valid."));
    }
    Map<Channel, String> obstacles =
        doNotMail
            ? Map.of(Channel.EMAIL, "The customer is marked as not to be mailed.")
            : refused
                .map(
                    what ->
                        Map.of(
                            Channel.EMAIL, "The customer takes no " + what + " at this address."))
                .orElseGet(Map::of);
    return new Contact(Contact.Kind.EMAIL, Optional.of(address), obstacles);
  }

  /** What the customer asked not to get there, when this is such a message. */
  private static Optional<String> refused(Rows.Contact row, MessageClass message) {
    if (row.preferences() == null) {
      return Optional.empty();
    }
    Rows.Preferences wishes = row.preferences();
    return switch (message) {
      case MARKETING -> unlessWanted(wishes.marketingUpdatesEnabled(), "marketing messages");
      case INFORMATIONAL -> unlessWanted(wishes.jobRemindersEnabled(), "reminders of visits");
      case DEBT -> unlessWanted(wishes.invoiceNotification(), "messages about invoices");
    };
  }

  private static Optional<String> unlessWanted(Boolean wanted, String what) {
    return Boolean.FALSE.equals(wanted) ? Optional.of(what) : Optional.empty();
  }
}
