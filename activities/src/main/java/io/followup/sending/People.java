package io.followup.sending;

import io.followup.consent.ConsentLedger;
import io.followup.consent.ContactPoint;
import io.followup.consent.EarlierMessages;
import io.followup.consent.Holds;
import io.followup.guard.ConsentOnRecord;
import io.followup.guard.Person;
import io.followup.guard.Person.Admission;
import io.followup.guard.Person.Sharing;
import io.followup.subject.CustomerId;
import io.followup.tenant.FormConsent;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import io.followup.touch.TouchRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What is known of the person whom a send would reach. Asked in the transaction that decides, with
 * the contact point locked, so that nothing of it changes until the attempt is recorded.
 */
final class People {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final ConsentLedger consents;
  private final Holds holds;
  private final EarlierMessages earlier;

  People(DataSource dataSource) {
    this.consents = new ConsentLedger(dataSource);
    this.holds = new Holds(dataSource);
    this.earlier = new EarlierMessages(dataSource);
  }

  /**
   * @param point locked by the caller; empty when there is no place to send to
   * @param now business time
   */
  Person of(
      TouchRequest request,
      Tenant tenant,
      Channel channel,
      Optional<ContactPoint> point,
      Instant now) {
    return new Person(
        consent(request, tenant, channel, point, now),
        holds(request.subject().tenant(), request.customer(), point),
        point
            .map(place -> sharing(place, request.customer(), tenant, now))
            .orElseGet(Sharing::nobody),
        point
            .filter(place -> !tenant.contacting().allows(place.value()))
            .map(place -> Admission.NOT_ON_THE_LIST_OF_TESTS)
            .orElse(Admission.ALLOWED));
  }

  private ConsentOnRecord consent(
      TouchRequest request,
      Tenant tenant,
      Channel channel,
      Optional<ContactPoint> point,
      Instant now) {
    MessageClass covers = request.purpose().messageClass();
    return consents
        .find(request.subject().tenant(), request.customer(), point, covers, channel)
        .collecting(tenant.contacting().collected(covers, channel, now).map(FormConsent::source));
  }

  private List<Person.Hold> holds(
      TenantId tenant, CustomerId customer, Optional<ContactPoint> point) {
    return holds.inForce(tenant, customer, point).stream()
        .map(hold -> new Person.Hold(hold.kind(), hold.why(), hold.since()))
        .toList();
  }

  /** A day is one of the office. */
  private Sharing sharing(ContactPoint point, CustomerId customer, Tenant tenant, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, tenant.zone());
    Optional<String> message =
        earlier
            .lastOfAnother(
                point,
                customer,
                today.atStartOfDay(tenant.zone()).toInstant(),
                today.plusDays(1).atStartOfDay(tenant.zone()).toInstant())
            .map(
                other ->
                    "the "
                        + other.channel().inWords()
                        + " of "
                        + CLOCK.format(other.businessAt().atZone(tenant.zone())));
    return new Sharing(
        Math.max(1, earlier.customers(point)), tenant.contacting().mostCustomers(), message);
  }
}
