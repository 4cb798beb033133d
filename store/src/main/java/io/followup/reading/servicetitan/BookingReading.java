package io.followup.reading.servicetitan;

import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.BookingDismissed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CustomerBooked;
import io.followup.reading.Provenance;
import io.followup.reading.Reading;
import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one booking. It names neither customer nor contacts: whoever is behind it is looked up when
 * something is to be sent.
 */
record BookingReading(Notice notice) {

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no booking id.");
    }
    BookingSubject subject = new BookingSubject(notice.tenantId(), id.get());
    return read(subject, id.get()).tracing(provenance(subject));
  }

  private Reading read(BookingSubject subject, String id) {
    CustomerId customer = notice.customerOrBehind(subject);
    return switch (notice.status().orElse(notice.event())) {
      case "new", "booking.created" ->
          notice.inactive() ? dismissed(subject, customer) : received(subject, customer);
      case "accepted", "booking.accepted" ->
          notice.facts(new BookingAccepted(notice.origin(), subject, notice.modified()));
      case "converted", "booking.converted" ->
          notice.facts(
              new BookingConverted(
                  notice.origin(), subject, notice.resource().id("jobId"), notice.modified()));
      case "dismissed", "booking.dismissed" -> dismissed(subject, customer);
      default ->
          notice.unreadable(
              "booking "
                  + id
                  + " has a status that is none of New, Accepted, Converted and Dismissed.");
    };
  }

  /** What brought the customer, and the job that the booking has become. */
  private List<Provenance> provenance(BookingSubject subject) {
    Fields booking = notice.resource();
    List<Provenance> told =
        new ArrayList<>(Sources.told(subject, Sources.ofBooking(booking), notice.modified()));
    booking
        .id("jobId")
        .map(job -> new JobSubject(notice.tenantId(), job))
        .ifPresent(job -> told.add(new Provenance.CameOf(job, subject)));
    return told;
  }

  private Reading received(BookingSubject subject, CustomerId customer) {
    Fields booking = notice.resource();
    BookingReceived received =
        new BookingReceived(
            notice.origin(),
            subject,
            customer,
            booking.instant("start"),
            booking.id("jobTypeId").isPresent(),
            booking.flag("isFirstTimeClient").orElse(false),
            notice.created(),
            notice.modified());
    return notice.is("booking.created")
        ? notice.facts(
            received,
            new CustomerBooked(notice.origin(), customer, subject.inWords(), notice.created()))
        : notice.facts(received);
  }

  private Reading dismissed(BookingSubject subject, CustomerId customer) {
    return notice.facts(
        new BookingDismissed(notice.origin(), subject, customer, notice.modified()));
  }
}
