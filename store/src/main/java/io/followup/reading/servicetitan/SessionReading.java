package io.followup.reading.servicetitan;

import io.followup.fact.CustomerBooked;
import io.followup.fact.Fact;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.reading.Acquaintance;
import io.followup.reading.Provenance;
import io.followup.reading.Reading;
import io.followup.subject.BookingSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.JobSubject;
import io.followup.subject.SessionSubject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one visit to the online scheduler. It is complete when it names a job or booking, whatever
 * the event is called; abandoned ones count when they left a phone number or address.
 */
record SessionReading(Notice notice) {

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no session id.");
    }
    SessionSubject subject = new SessionSubject(notice.tenantId(), id.get());
    return read(subject).tracing(provenance(subject));
  }

  /** What brought the visitor, and what the session has become. */
  private List<Provenance> provenance(SessionSubject subject) {
    Fields session = notice.resource();
    List<Provenance> told =
        new ArrayList<>(Sources.told(subject, Sources.ofSession(session), notice.modified()));
    session
        .id("jobId")
        .map(job -> new JobSubject(notice.tenantId(), job))
        .ifPresent(job -> told.add(new Provenance.CameOf(job, subject)));
    session
        .id("bookingId")
        .map(booking -> new BookingSubject(notice.tenantId(), booking))
        .ifPresent(booking -> told.add(new Provenance.CameOf(booking, subject)));
    return told;
  }

  private Reading read(SessionSubject subject) {
    Fields visitor = notice.resource().object("customer").orElseGet(Fields::none);
    CustomerId customer =
        visitor.id("id").map(CustomerId::new).orElseGet(() -> CustomerId.behind(subject));
    List<Acquaintance> contacts = contacts(visitor, customer);
    Optional<String> booked = booked();
    if (booked.isPresent()) {
      return completed(subject, customer, booked.get()).knowing(contacts);
    }
    return whyNot(subject, visitor, contacts)
        .map(notice::nothing)
        .orElseGet(() -> abandoned(subject, visitor, customer).knowing(contacts));
  }

  /** What was booked, in words. */
  private Optional<String> booked() {
    Fields session = notice.resource();
    return session
        .id("jobId")
        .map(job -> "job " + job)
        .or(() -> session.id("bookingId").map(booking -> "booking " + booking))
        .or(
            () ->
                notice.is("schedulingpro.session.completed")
                    ? Optional.of("an appointment online")
                    : Optional.empty());
  }

  private Reading completed(SessionSubject subject, CustomerId customer, String what) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new SessionCompleted(notice.origin(), subject, notice.modified()));
    // A recovery link may open a session of its own.
    notice
        .resource()
        .id("previousSessionId")
        .map(previous -> new SessionSubject(notice.tenantId(), previous))
        .ifPresent(
            previous ->
                facts.add(new SessionCompleted(notice.origin(), previous, notice.modified())));
    facts.add(new CustomerBooked(notice.origin(), customer, what, lastSeen()));
    return Reading.facts("schedulingpro.session.completed", facts);
  }

  private Optional<String> whyNot(
      SessionSubject subject, Fields visitor, List<Acquaintance> contacts) {
    if (visitor.flag("isBot").orElse(false)) {
      return Optional.of(subject.inWords() + " was a bot's.");
    }
    if (contacts.isEmpty()) {
      return Optional.of(
          subject.inWords()
              + " left neither a phone number of the USA or Canada nor an e-mail address.");
    }
    if (notice.tenant().lifecycles().sessions().servicetitanRecovers()) {
      return Optional.of(
          "ServiceTitan writes to people that drop out of the scheduler itself"
              + " (lifecycles.sessions.servicetitan-recovers).");
    }
    return Optional.empty();
  }

  private Reading abandoned(SessionSubject subject, Fields visitor, CustomerId customer) {
    Fields session = notice.resource();
    return Reading.facts(
        "schedulingpro.session.abandoned",
        List.of(
            new SessionAbandoned(
                notice.origin(),
                subject,
                customer,
                visitor.flag("isNewCustomer").orElse(false),
                session.flag("marketingOptIn").orElse(false),
                session.amount("estimateTotal"),
                lastSeen(),
                notice.modified())));
  }

  private Instant lastSeen() {
    return notice.notAhead(
        notice.resource().instant("lastCheckinDate").orElseGet(notice::modified));
  }

  private static List<Acquaintance> contacts(Fields visitor, CustomerId customer) {
    List<Acquaintance> contacts = new ArrayList<>(3);
    visitor
        .text("phone")
        .flatMap(ToldContact::phone)
        .ifPresent(phone -> contacts.add(Acquaintance.byPhone(customer, phone)));
    visitor
        .text("email")
        .flatMap(ToldContact::email)
        .ifPresent(email -> contacts.add(Acquaintance.byEmail(customer, email)));
    if (!contacts.isEmpty()) {
      contacts.add(new Acquaintance.Introduced(customer, ToldPerson.of(visitor)));
    }
    return contacts;
  }
}
