package io.followup.servicetitan;

import io.followup.dispatch.Contact;
import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystem.Detail;
import io.followup.dispatch.Party;
import io.followup.dispatch.Question;
import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Slots;
import io.followup.servicetitan.CustomersOfContacts.Known;
import io.followup.subject.SessionSubject;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Sessions of the online scheduler that were dropped half-way. What their outcome is called is not
 * published, so it is told by what came of them (docs/reference/servicetitan.md, sessions).
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>when</th><th>the session is</th></tr>
 * <tr><td>it, or one that goes on from it, has a job or booking</td><td>over, WON</td></tr>
 * <tr><td>the same number or address got a booking or job since</td><td>over, WON</td></tr>
 * <tr><td>a bot was there</td><td>over, LOST</td></tr>
 * </table>
 */
final class SessionReadings {
  private final SessionLists sessions;
  private final CustomersOfContacts customers;
  private final BookedSince booked;
  private final Strangers strangers;
  private final Zones zones;
  private final FreeWindows windows;

  SessionReadings(
      SessionLists sessions,
      CustomersOfContacts customers,
      BookedSince booked,
      Strangers strangers,
      Zones zones,
      FreeWindows windows) {
    this.sessions = sessions;
    this.customers = customers;
    this.booked = booked;
    this.strangers = strangers;
    this.zones = zones;
    this.windows = windows;
  }

  Reading read(SessionSubject subject, Question question) {
    List<Rows.Session> rows = sessions.since(question.since());
    Rows.Session session =
        rows.stream()
            .filter(row -> subject.id().equals(row.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    new DispatchRefused(
                        "ServiceTitan's schedulers do not list "
                            + subject.inWords()
                            + ": if it came through a router, name that under"
                            + " lifecycles.sessions.routers, then resume."));
    return over(rows, session).map(Reading::of).orElseGet(() -> read(subject, session, question));
  }

  private Reading read(SessionSubject subject, Rows.Session session, Question question) {
    Rows.Visitor visitor = session.visitor();
    List<Contact> contacts =
        Reachable.at(Optional.ofNullable(visitor.phone()), Optional.ofNullable(visitor.email()));
    List<Known> known = customers.find(contacts);
    Instant began = Times.instant(session.createdOn()).orElse(question.since());
    Optional<String> since = booked.find(contacts, known, began, OptionalLong.empty());
    if (since.isPresent()) {
      return Reading.of(new Standing.Over(Outcome.WON, since.get()));
    }
    Party party =
        strangers
            .party(
                visitor.name(),
                Party.Clientele.PERSON,
                contacts.stream().map(contact -> asAgreed(contact, session)).toList(),
                known,
                question)
            .at(Site.addresses(visitor.address()))
            .livingAt(Site.place(visitor.address()));
    return new Reading(
        new Standing.Open(subject.inWords() + " has neither job nor booking"),
        values(session, question),
        party);
  }

  private static Optional<Standing> over(List<Rows.Session> rows, Rows.Session session) {
    if (Boolean.TRUE.equals(session.visitor().isBot())) {
      return Optional.of(
          new Standing.Over(Outcome.LOST, "ServiceTitan takes the visitor for a program."));
    }
    return Stream.concat(
            Stream.of(session),
            rows.stream().filter(row -> session.id().equals(row.previousSessionId())))
        .filter(row -> row.jobId() != null || row.bookingId() != null)
        .findFirst()
        .map(
            row ->
                new Standing.Over(
                    Outcome.WON,
                    row.jobId() != null
                        ? "The online booking was completed with job " + row.jobId() + "."
                        : "The online booking was completed with booking "
                            + row.bookingId()
                            + "."));
  }

  /** Who was asked and did not agree to marketing gets no texts and calls. */
  private static Contact asAgreed(Contact contact, Rows.Session session) {
    if (!Boolean.FALSE.equals(session.marketingOptIn()) || contact.kind() == Contact.Kind.EMAIL) {
      return contact;
    }
    Map<Channel, String> obstacles = new EnumMap<>(Channel.class);
    String why = "The customer did not agree to marketing when booking online.";
    obstacles.put(Channel.SMS, why);
    obstacles.put(Channel.VOICE, why);
    obstacles.putAll(contact.obstacles());
    return new Contact(contact.kind(), contact.value(), obstacles);
  }

  private Map<String, Object> values(Rows.Session session, Question question) {
    Map<String, Object> values = new HashMap<>();
    values.put("session.id", session.id());
    Values.put(values, "customer.firstName", session.visitor().firstName());
    if (question.wants(Detail.SERVICE_AREA)) {
      zones
          .serve(session.visitor().address(), null)
          .ifPresent(served -> values.put(Slots.IN_SERVICE_AREA, served));
    }
    values.putAll(windows.values(question, null, null));
    Values.put(values, "session.lastStep", session.lastStep());
    Values.put(values, "session.category", session.category());
    values.put("session.isNewCustomer", Boolean.TRUE.equals(session.visitor().isNewCustomer()));
    values.put("session.marketingOptIn", Boolean.TRUE.equals(session.marketingOptIn()));
    Values.put(values, "session.estimateTotal", session.estimateTotal());
    return values;
  }
}
