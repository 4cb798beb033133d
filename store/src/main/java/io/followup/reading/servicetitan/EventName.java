package io.followup.reading.servicetitan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which happening a delivery tells of. ServiceTitan's own identifiers are not public, so every
 * spelling that was met is accepted; letter case and separators do not count.
 */
final class EventName {
  private static final Map<String, List<String>> ALIASES =
      Map.ofEntries(
          Map.entry("estimate.created", List.of("estimate.sent")),
          Map.entry("estimate.updated", List.of("estimate.changed", "estimate.modified")),
          Map.entry("estimate.sold", List.of("estimate.approved", "estimate.accepted")),
          Map.entry("estimate.unsold", List.of("estimate.reopened")),
          Map.entry(
              "estimate.dismissed",
              List.of("estimate.declined", "estimate.rejected", "estimate.deleted")),
          Map.entry("job.created", List.of("job.booked")),
          Map.entry("job.updated", List.of("job.changed")),
          Map.entry("job.completed", List.of()),
          Map.entry("job.canceled", List.of("job.cancelled")),
          Map.entry("appointment.created", List.of("appointment.scheduled")),
          Map.entry("appointment.rescheduled", List.of("appointment.updated")),
          Map.entry("appointment.confirmed", List.of()),
          Map.entry("appointment.dispatched", List.of()),
          Map.entry("appointment.completed", List.of()),
          Map.entry("appointment.canceled", List.of("appointment.cancelled")),
          Map.entry("invoice.created", List.of()),
          Map.entry("invoice.updated", List.of("invoice.paid")),
          Map.entry("payment.created", List.of("payment.received")),
          Map.entry("payment.updated", List.of()),
          Map.entry("customer.created", List.of()),
          Map.entry("customer.updated", List.of("customer.merged")),
          // Only a feed tells of contacts.
          Map.entry("contact.updated", List.of("contact.created", "contact.changed")),
          Map.entry("booking.created", List.of("booking.received")),
          Map.entry("booking.updated", List.of("booking.changed")),
          Map.entry("booking.accepted", List.of()),
          Map.entry("booking.converted", List.of()),
          Map.entry("booking.dismissed", List.of()),
          Map.entry("lead.created", List.of()),
          Map.entry("lead.updated", List.of("lead.converted", "lead.dismissed")),
          Map.entry("call.completed", List.of()),
          Map.entry("membership.created", List.of()),
          Map.entry(
              "schedulingpro.session.completed",
              List.of("session.completed", "Session Completed (Job/Booking Creation)")),
          Map.entry(
              "schedulingpro.session.abandoned",
              List.of(
                  "session.abandoned",
                  "Qualified Abandoned Session",
                  "schedulingpro.session.qualified.abandoned")));

  private static final Map<String, String> BY_SPELLING =
      ALIASES.entrySet().stream()
          .flatMap(
              entry ->
                  Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                      .map(spelling -> Map.entry(plain(spelling), entry.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private EventName() {}

  /** The internal event, for example {@code estimate.sold} for {@code Estimate_Approved}. */
  static Optional<String> find(String spelling) {
    return Optional.ofNullable(BY_SPELLING.get(plain(spelling)));
  }

  private static String plain(String spelling) {
    StringBuilder plain = new StringBuilder(spelling.length());
    for (int place = 0; place < spelling.length(); place++) {
      char sign = spelling.charAt(place);
      if (sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9') {
        plain.append(sign);
      } else if (sign >= 'A' && sign <= 'Z') {
        plain.append((char) (sign + 'a' - 'A'));
      }
    }
    return plain.toString();
  }
}
