package io.followup.sending;

import io.followup.dispatch.Contact;
import io.followup.dispatch.Party;
import io.followup.dispatch.Reading;
import io.followup.identity.Identities;
import io.followup.identity.Written;
import io.followup.roundtrip.Question;
import io.followup.tenant.Tenant;
import io.followup.touch.TouchRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets the record of who is who know whom a fresh reading shows, before anything is decided about a
 * send: caps of a household count for everybody who belongs to it.
 */
final class MeetingPeople {
  private final Identities identities;
  private final Clock clock;

  /**
   * @param clock the wall clock
   */
  MeetingPeople(Identities identities, Clock clock) {
    this.identities = identities;
    this.clock = clock;
  }

  /** What it answers is to be {@linkplain #settle settled}. */
  Question<Optional<Long>> meeting(TouchRequest request, Tenant tenant, Reading reading) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), tenant.zone());
    return identities.meetingWhatWasRead(
        request.subject().tenant(),
        request.customer(),
        written(reading.party(), tenant, today),
        today);
  }

  void settle(TouchRequest request, Optional<Long> met) {
    met.ifPresent(record -> identities.settle(request.subject().tenant(), record));
  }

  private static Written written(Party party, Tenant tenant, LocalDate today) {
    boolean company = party.clientele() == Party.Clientele.COMPANY;
    return new Written(
        "",
        company ? "" : party.name(),
        company ? party.name() : "",
        values(party, tenant, kind -> kind != Contact.Kind.EMAIL),
        values(party, tenant, kind -> kind == Contact.Kind.EMAIL),
        party.home(),
        Optional.of(today));
  }

  /** What is the company's own joins nobody. */
  private static List<String> values(Party party, Tenant tenant, Predicate<Contact.Kind> wanted) {
    return party.contacts().stream()
        .filter(contact -> wanted.test(contact.kind()))
        .flatMap(contact -> contact.value().stream())
        .filter(value -> !tenant.owns(value))
        .distinct()
        .toList();
  }
}
