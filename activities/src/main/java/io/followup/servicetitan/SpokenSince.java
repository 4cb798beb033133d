package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.servicetitan.Lists.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls in which the office spoke with a number. ServiceTitan has no mark for a call that was
 * answered: one counts when somebody took it, or classified it as anything but abandoned, or talked
 * long enough (docs/reference/servicetitan.md, calls).
 */
final class SpokenSince {
  /** Shorter ones reach a tape or nobody. */
  private static final Duration A_TALK = Duration.ofSeconds(30);

  private final Lists lists;
  private final SideBySide sideBySide;

  SpokenSince(ServiceTitanApi api, SideBySide sideBySide) {
    this.lists = new Lists(api);
    this.sideBySide = sideBySide;
  }

  /**
   * @return one sentence
   */
  Optional<String> since(List<Contact> contacts, Instant moment) {
    List<SideBySide.Pending<List<CallRows.PhoneCall>>> readings =
        contacts.stream()
            .filter(contact -> contact.kind() != Contact.Kind.EMAIL)
            .flatMap(contact -> contact.value().stream())
            .map(SpokenSince::national)
            .flatMap(
                number ->
                    Stream.of(
                        sideBySide.start(() -> list("callerPhoneNumber", number, moment)),
                        sideBySide.start(() -> list("phoneNumberCalled", number, moment))))
            .toList();
    return readings.stream()
        .flatMap(reading -> reading.await().stream())
        .filter(call -> Times.instant(call.createdOn()).filter(moment::isBefore).isPresent())
        .filter(SpokenSince::wasTaken)
        .findFirst()
        .map(call -> "The office spoke with that number since (call " + call.id() + ").");
  }

  private List<CallRows.PhoneCall> list(String filter, String number, Instant moment) {
    return lists
        .all(
            "telecom/v3",
            "calls?" + filter + "=" + number + "&createdAfter=" + moment,
            CallRows.LISTED_CALLS,
            new Filter<CallRows.ListedCall>(
                filter,
                row ->
                    row.leadCall() != null
                        && number.equals(
                            national(
                                filter.equals("callerPhoneNumber")
                                    ? row.leadCall().from()
                                    : row.leadCall().to()))))
        .stream()
        .map(CallRows.ListedCall::leadCall)
        .toList();
  }

  /** Whether somebody of the office spoke. */
  static boolean wasTaken(CallRows.PhoneCall call) {
    String classified = call.type() == null ? call.callType() : call.type();
    if ("Abandoned".equalsIgnoreCase(classified)) {
      return false;
    }
    boolean inbound = "Inbound".equalsIgnoreCase(call.direction());
    return inbound
        ? call.agent() != null || classified != null && !classified.isBlank()
        : call.talked().compareTo(A_TALK) >= 0;
  }

  private static String national(String number) {
    String digits = number == null ? "" : number.replaceAll("[^0-9]", "");
    return digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
  }
}
