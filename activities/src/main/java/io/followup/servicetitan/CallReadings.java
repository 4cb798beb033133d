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
import io.followup.subject.CallSubject;
import io.followup.tenant.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Calls that nobody took. A call of Twilio's is not known to ServiceTitan: then the number is the
 * one on our record, and the rest is asked all the same.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>when</th><th>the missed call is</th></tr>
 * <tr><td>it was answered after all, or the office spoke with that number since</td>
 *     <td>over, WON</td></tr>
 * <tr><td>the number got a booking or job since</td><td>over, WON</td></tr>
 * <tr><td>it is a number of the company, its staff or its vendors</td><td>over, LOST</td></tr>
 * </table>
 */
final class CallReadings {
  private final ServiceTitanApi api;
  private final Tenant tenant;
  private final CustomersOfContacts customers;
  private final BookedSince booked;
  private final SpokenSince spoken;
  private final Strangers strangers;
  private final Zones zones;
  private final FreeWindows windows;

  CallReadings(
      ServiceTitanApi api,
      Tenant tenant,
      CustomersOfContacts customers,
      BookedSince booked,
      SpokenSince spoken,
      Strangers strangers,
      Zones zones,
      FreeWindows windows) {
    this.api = api;
    this.tenant = tenant;
    this.customers = customers;
    this.booked = booked;
    this.spoken = spoken;
    this.strangers = strangers;
    this.zones = zones;
    this.windows = windows;
  }

  Reading read(CallSubject subject, Question question) {
    Optional<CallRows.PhoneCall> call = call(subject);
    List<Contact> contacts = callers(call, question);
    if (contacts.isEmpty()) {
      throw new DispatchRefused(
          "Nobody knows the number of "
              + subject.inWords()
              + ": neither ServiceTitan nor our record has it; stop the run.");
    }
    Instant received = call.flatMap(row -> Times.instant(row.createdOn())).orElse(question.since());
    List<Known> known = customers.find(contacts);
    return over(call, contacts, known, received)
        .map(Reading::of)
        .orElseGet(
            () ->
                open(
                    subject,
                    call.map(CallRows.PhoneCall::campaign),
                    contacts,
                    known,
                    received,
                    question));
  }

  /** Ids of ServiceTitan are numbers. */
  private Optional<CallRows.PhoneCall> call(CallSubject subject) {
    return subject.id().matches("\\d{1,18}")
        ? api.get("telecom/v2", "calls/" + subject.id(), CallRows.PHONE_CALL)
        : Optional.empty();
  }

  /** How the caller can be reached; empty when nobody knows. */
  List<Contact> callers(CallSubject subject, Question question) {
    return callers(call(subject), question);
  }

  private static List<Contact> callers(Optional<CallRows.PhoneCall> call, Question question) {
    return call.flatMap(row -> Optional.ofNullable(row.from()))
        .map(number -> Reachable.at(Optional.of(number), Optional.empty()))
        .orElseGet(() -> Reachable.at(question.known()));
  }

  private Optional<Standing> over(
      Optional<CallRows.PhoneCall> call,
      List<Contact> contacts,
      List<Known> known,
      Instant received) {
    if (contacts.stream().flatMap(one -> one.value().stream()).anyMatch(tenant::owns)) {
      return Optional.of(
          new Standing.Over(
              Outcome.LOST, "The number is one of the company, its staff or its vendors."));
    }
    if (call.filter(SpokenSince::wasTaken).isPresent()) {
      return Optional.of(
          new Standing.Over(Outcome.WON, "The call was taken by the office after all."));
    }
    return spoken
        .since(contacts, received)
        .or(() -> booked.find(contacts, known, received, OptionalLong.empty()))
        .map(why -> new Standing.Over(Outcome.WON, why));
  }

  private Reading open(
      CallSubject subject,
      Optional<Rows.Reference> campaign,
      List<Contact> contacts,
      List<Known> known,
      Instant received,
      Question question) {
    String name =
        known.size() == 1 && known.getFirst().customer().name() != null
            ? known.getFirst().customer().name()
            : "";
    Party party = strangers.party(name, Party.Clientele.PERSON, contacts, known, question);
    Map<String, Object> values = new HashMap<>();
    values.put("call.id", subject.id());
    values.put("call.receivedAt", received);
    campaign.ifPresent(brought -> values.put("campaign.id", brought.id()));
    Optional<Rows.Address> home = home(known);
    if (question.wants(Detail.SERVICE_AREA)) {
      home.flatMap(address -> zones.serve(address, null))
          .ifPresent(served -> values.put(Slots.IN_SERVICE_AREA, served));
    }
    values.putAll(windows.values(question, null, null));
    return new Reading(
        new Standing.Open("nobody spoke with the caller since"),
        values,
        party
            .at(
                known.stream()
                    .flatMap(one -> Site.addresses(one.customer().address()).stream())
                    .toList())
            .livingAt(Site.place(home.orElse(null))));
  }

  /** Known only when the number belongs to one customer. */
  private static Optional<Rows.Address> home(List<Known> known) {
    return known.size() == 1
        ? Optional.ofNullable(known.getFirst().customer().address())
        : Optional.empty();
  }
}
