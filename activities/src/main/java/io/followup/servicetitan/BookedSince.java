package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.servicetitan.CustomersOfContacts.Known;
import io.followup.servicetitan.Lists.Filter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether somebody got a booking or a job since, by whatever path: then nobody need remind them.
 */
final class BookedSince {
  /** Bookings name no customer; the contacts of so many, the newest, are compared. */
  private static final int MOST_BOOKINGS = 25;

  private final Lists lists;
  private final ServiceTitanApi api;
  private final SideBySide sideBySide;

  BookedSince(ServiceTitanApi api, SideBySide sideBySide) {
    this.api = api;
    this.lists = new Lists(api);
    this.sideBySide = sideBySide;
  }

  /**
   * @param contacts of whoever is meant
   * @param known the customers who have one of the contacts
   * @param own the booking that it is about, which does not count
   * @return one sentence
   */
  Optional<String> find(
      List<Contact> contacts, List<Known> known, Instant since, OptionalLong own) {
    SideBySide.Pending<Optional<String>> booking =
        sideBySide.start(() -> booking(contacts, since, own));
    try {
      return known.stream()
          .flatMap(one -> job(one.customer().id(), since, OptionalLong.empty()).stream())
          .findFirst()
          .or(booking::await);
    } finally {
      booking.drop();
    }
  }

  /**
   * A job of the customer that was made since and is not canceled.
   *
   * @param own the job that it is about, which does not count
   */
  Optional<String> job(long customer, Instant since, OptionalLong own) {
    List<Rows.Job> jobs =
        lists.all(
            "jpm/v2",
            "jobs?customerId=" + customer + "&createdOnOrAfter=" + since,
            Rows.JOBS,
            new Filter<Rows.Job>("customerId", job -> Objects.equals(job.customerId(), customer)));
    return jobs.stream()
        .filter(job -> job.id() != own.orElse(-1))
        .filter(job -> !Times.isBefore(job.createdOn(), since))
        .filter(job -> !"Canceled".equalsIgnoreCase(job.jobStatus()))
        .findFirst()
        .map(job -> "Job " + job.id() + " of the same person was booked since.");
  }

  private Optional<String> booking(List<Contact> contacts, Instant since, OptionalLong own) {
    List<Rows.Booking> bookings =
        lists.all(
            "crm/v2",
            "bookings?createdOnOrAfter=" + since,
            Rows.BOOKINGS,
            new Filter<Rows.Booking>(
                "createdOnOrAfter", row -> !Times.isBefore(row.createdOn(), since)));
    List<SideBySide.Pending<Optional<String>>> readings =
        bookings.stream()
            .filter(row -> row.id() != own.orElse(-1))
            .filter(row -> !"Dismissed".equalsIgnoreCase(row.status()))
            .sorted(Comparator.comparing(Rows.Booking::id).reversed())
            .limit(MOST_BOOKINGS)
            .map(row -> sideBySide.start(() -> sameContacts(row, contacts)))
            .toList();
    return readings.stream().flatMap(reading -> reading.await().stream()).findFirst();
  }

  private Optional<String> sameContacts(Rows.Booking booking, List<Contact> contacts) {
    return contactsOf(Long.toString(booking.id())).stream()
            .anyMatch(theirs -> contacts.stream().anyMatch(ours -> Reachable.same(ours, theirs)))
        ? Optional.of("Booking " + booking.id() + " of the same person was made since.")
        : Optional.empty();
  }

  /** Numbers and addresses that stand in a booking. */
  List<Contact> contactsOf(String booking) {
    String query = "bookings/" + booking + "/contacts?pageSize=50";
    return api.<Rows.Page<Rows.Contact>>get("crm/v2", query, Rows.CONTACTS)
        .map(page -> Reachable.among(page.data()))
        .orElseGet(List::of);
  }
}
