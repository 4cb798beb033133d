package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Slots;
import io.followup.servicetitan.CustomersOfContacts.Known;
import io.followup.subject.BookingSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Bookings, and whoever made them.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>when the booking is</th><th>it is</th><th>as a lead (dismissed) it is</th></tr>
 * <tr><td>New</td><td>open</td><td>over, SUPERSEDED: the office took it up again</td></tr>
 * <tr><td>Accepted, Converted</td><td>over, WON</td><td>over, WON</td></tr>
 * <tr><td>Dismissed</td><td>over, LOST</td><td>open, unless the same person booked again: WON</td></tr>
 * <tr><td>not there any more</td><td>over, LOST</td><td>over, LOST</td></tr>
 * </table>
 */
final class BookingReadings {
  private final ServiceTitanApi api;
  private final CustomersOfContacts customers;
  private final BookedSince booked;
  private final Strangers strangers;
  private final Site sites;
  private final Zones zones;
  private final FreeWindows windows;
  private final SideBySide sideBySide;

  BookingReadings(
      ServiceTitanApi api,
      CustomersOfContacts customers,
      BookedSince booked,
      Strangers strangers,
      Site sites,
      Zones zones,
      FreeWindows windows,
      SideBySide sideBySide) {
    this.api = api;
    this.customers = customers;
    this.booked = booked;
    this.strangers = strangers;
    this.sites = sites;
    this.zones = zones;
    this.windows = windows;
    this.sideBySide = sideBySide;
  }

  Reading read(BookingSubject subject, Question question) {
    SideBySide.Pending<List<Contact>> contacts =
        sideBySide.start(() -> booked.contactsOf(subject.id()));
    try {
      Optional<Rows.Booking> booking = api.get("crm/v2", "bookings/" + subject.id(), Rows.BOOKING);
      Standing standing = standing(subject, booking, question.trigger());
      return standing instanceof Standing.Open
          ? read(booking.orElseThrow(), contacts.await(), standing, question)
          : Reading.of(standing);
    } finally {
      contacts.drop();
    }
  }

  private Reading read(
      Rows.Booking booking, List<Contact> contacts, Standing open, Question question) {
    List<Known> known = customers.find(contacts);
    if (question.trigger() == Trigger.BOOKING_DISMISSED) {
      Optional<String> again = bookedAgain(booking, contacts, known, question);
      if (again.isPresent()) {
        return Reading.of(new Standing.Over(Outcome.WON, again.get()));
      }
    }
    Party party =
        strangers
            .party(
                booking.name() == null ? "" : booking.name(),
                CustomerFile.clientele(booking.customerType()),
                contacts,
                known,
                question)
            .at(Site.addresses(booking.address()))
            .livingAt(Site.place(booking.address()));
    return new Reading(open, values(booking, question), party);
  }

  private Optional<String> bookedAgain(
      Rows.Booking booking, List<Contact> contacts, List<Known> known, Question question) {
    return booked.find(
        contacts,
        known,
        Times.instant(booking.createdOn()).orElse(question.since()),
        OptionalLong.of(booking.id()));
  }

  private static Standing standing(
      BookingSubject subject, Optional<Rows.Booking> booking, Trigger trigger) {
    if (booking.isEmpty()) {
      return new Standing.Over(
          Outcome.LOST, "The dispatch system does not know " + subject.inWords() + " any more.");
    }
    String name = "Booking " + booking.get().id();
    String status = booking.get().status() == null ? "" : booking.get().status();
    boolean asLead = trigger == Trigger.BOOKING_DISMISSED;
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "new" ->
          asLead
              ? new Standing.Over(
                  Outcome.SUPERSEDED, name + " is open again, so it is no lost lead.")
              : new Standing.Open(name + " is New");
      case "accepted" ->
          new Standing.Over(Outcome.WON, name + " is accepted in the dispatch system.");
      case "converted" ->
          new Standing.Over(
              Outcome.WON,
              booking.get().jobId() == null
                  ? name + " became a job."
                  : name + " became job " + booking.get().jobId() + ".");
      case "dismissed" ->
          asLead
              ? new Standing.Open(name + " is Dismissed")
              : new Standing.Over(Outcome.LOST, name + " was dismissed by the office.");
      default -> throw EstimateReadings.unknown(name, status);
    };
  }

  private Map<String, Object> values(Rows.Booking booking, Question question) {
    Map<String, Object> values = new HashMap<>();
    values.put("booking.id", booking.id());
    Values.put(values, "booking.name", booking.name());
    Times.instant(booking.start()).ifPresent(start -> values.put("booking.start", start));
    Values.put(values, "booking.summary", PlainText.of(booking.summary()));
    Values.put(values, "booking.source", booking.source());
    Values.put(values, "campaign.id", booking.campaignId());
    if (question.wants(Detail.SERVICE_AREA)) {
      zones
          .serve(booking.address(), booking.businessUnitId())
          .ifPresent(served -> values.put(Slots.IN_SERVICE_AREA, served));
    }
    values.putAll(windows.values(question, booking.businessUnitId(), booking.jobTypeId()));
    values.put("booking.isFirstTimeClient", Boolean.TRUE.equals(booking.isFirstTimeClient()));
    Optional<String> jobType =
        question.wants(Detail.JOB_TYPE)
            ? Optional.ofNullable(booking.jobTypeId()).flatMap(sites::nameOfJobType)
            : Optional.empty();
    // Online bookings come with a stand-in until the office says what kind of job it is.
    boolean known =
        jobType
            .map(name -> !name.toLowerCase(Locale.ROOT).contains("unknown"))
            .orElse(booking.jobTypeId() != null);
    values.put("booking.jobTypeKnown", known);
    jobType.filter(name -> known).ifPresent(name -> values.put("job.type", name));
    return values;
  }
}
