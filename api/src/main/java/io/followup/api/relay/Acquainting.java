package io.followup.api.relay;

import io.followup.consent.Acquaintances;
import io.followup.fact.CallAnswered;
import io.followup.fact.CallMissed;
import io.followup.fact.Fact;
import io.followup.inbox.FollowUps;
import io.followup.reading.Acquaintance;
import io.followup.reading.Reading;
import io.followup.subject.CallSubject;
import io.followup.subject.CustomerId;
import io.followup.subject.SubjectKind;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers whose the numbers and mailboxes are that deliveries tell of, so that who booked under
 * one name has booked for the session or the call that left the same number. Of one number a missed
 * call is followed up once a day. Numbers stay in the database; facts carry none.
 */
final class Acquainting {
  private static final String CALLS = SubjectKind.CALL.prefix() + "/";

  private final Acquaintances acquaintances;
  private final FollowUps followUps;
  private final Tenants tenants;
  private final PeopleTold people;

  Acquainting(
      Acquaintances acquaintances, PeopleTold people, FollowUps followUps, Tenants tenants) {
    this.acquaintances = acquaintances;
    this.people = people;
    this.followUps = followUps;
    this.tenants = tenants;
  }

  List<Planning.Read> acquaint(List<Planning.Read> batch) {
    batch.forEach(this::remember);
    List<CallMissed> calls = new ArrayList<>();
    return batch.stream().map(read -> spread(read, calls)).toList();
  }

  private void remember(Planning.Read read) {
    TenantId tenant = tenantOf(read);
    for (Acquaintance told : read.reading().contacts()) {
      switch (told) {
        case Acquaintance.Reached reached -> {
          acquaintances.learn(tenant, reached.customer(), List.of(reached.place()));
          people.reached(tenant, reached);
        }
        case Acquaintance.Introduced introduced -> people.introduced(tenant, introduced);
        case Acquaintance.Merged merged -> {
          acquaintances.merge(tenant, merged.customer(), merged.into());
          people.merged(tenant, merged);
        }
      }
    }
  }

  private Planning.Read spread(Planning.Read read, List<CallMissed> calls) {
    Reading reading = read.reading();
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : reading.facts()) {
      switch (fact) {
        case CallAnswered answered -> facts.addAll(ofMissedBefore(answered, reading));
        case CallMissed missed -> {
          if (wasMissedToday(missed, calls)) {
            return with(
                read,
                reading.without(
                    "this number is followed up for a missed call of the same day already."));
          }
          calls.add(missed);
          facts.add(missed);
        }
        default -> facts.add(fact);
      }
    }
    return facts.isEmpty() && !reading.facts().isEmpty()
        ? with(read, reading.without("no missed call of this number waits for an answer."))
        : with(read, reading.with(facts));
  }

  private static Planning.Read with(Planning.Read read, Reading reading) {
    return new Planning.Read(read.claimed(), reading);
  }

  private static TenantId tenantOf(Planning.Read read) {
    return read.claimed().delivery().tenant();
  }

  /** The person was spoken to: earlier calls of the number need no answer any more. */
  private List<Fact> ofMissedBefore(CallAnswered answered, Reading reading) {
    TenantId tenant = answered.origin().tenant();
    Set<String> open = new LinkedHashSet<>();
    for (Acquaintance told : reading.contacts()) {
      if (told instanceof Acquaintance.Reached reached) {
        open.addAll(followUps.openOf(tenant, reached.customer()));
        acquaintances
            .sharing(tenant, reached.customer())
            .forEach(other -> open.addAll(followUps.openOf(tenant, other)));
      }
    }
    return open.stream()
        .filter(run -> run.startsWith(CALLS))
        .map(run -> new CallSubject(tenant, run.substring(run.lastIndexOf('/') + 1)))
        .<Fact>map(subject -> new CallAnswered(answered.origin(), subject, answered.modifiedOn()))
        .toList();
  }

  private boolean wasMissedToday(CallMissed missed, List<CallMissed> earlier) {
    TenantId tenant = missed.origin().tenant();
    Optional<ZoneId> zone = tenants.find(tenant).map(found -> found.zone());
    if (zone.isEmpty()) {
      return false;
    }
    LocalDate day = day(missed.receivedOn(), zone.get());
    Instant from = day.atStartOfDay(zone.get()).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(zone.get()).toInstant();
    Set<CustomerId> household =
        new LinkedHashSet<>(acquaintances.sharing(tenant, missed.customer()));
    household.add(missed.customer());
    boolean inThisBatch =
        earlier.stream()
            .filter(other -> other.origin().tenant().equals(tenant))
            .filter(other -> !other.subject().equals(missed.subject()))
            .filter(other -> household.contains(other.customer()))
            .anyMatch(other -> day(other.receivedOn(), zone.get()).equals(day));
    return inThisBatch
        || acquaintances.missedCall(tenant, household, missed.subject().workflowId(), from, until);
  }

  private static LocalDate day(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate();
  }
}
