package io.followup.reading.servicetitan;

import io.followup.fact.Fact;
import io.followup.fact.Origin;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A delivery that names an event that we know, with what every resource is read by.
 *
 * @param event internal event, for example {@code booking.created}
 */
record Notice(
    Delivered delivered, Envelope envelope, String event, Tenant tenant, String dedupKey) {

  /** Clocks differ; more than this ahead of ours is wrong. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  TenantId tenantId() {
    return delivered.tenant();
  }

  Fields resource() {
    return envelope.resource();
  }

  boolean is(String name) {
    return event.equals(name);
  }

  // Times.

  Instant occurred() {
    return notAhead(
        envelope.time().or(() -> resource().instant("modifiedOn")).orElse(delivered.receivedAt()));
  }

  Instant modified() {
    return notAhead(resource().instant("modifiedOn").orElseGet(this::occurred));
  }

  Instant created() {
    return notAhead(resource().instant("createdOn").orElseGet(this::modified));
  }

  /** A sandbox lives in its own business time, which may be far from ours. */
  Instant notAhead(Instant told) {
    boolean ahead = tenant.sandbox() == null && told.isAfter(delivered.receivedAt().plus(AHEAD));
    return ahead ? delivered.receivedAt() : told;
  }

  Origin origin() {
    return new Origin(dedupKey, tenantId(), occurred(), delivered.receivedAt(), delivered.toldBy());
  }

  // States.

  /** The status of the resource in lower case, as text, number, or object with name and value. */
  Optional<String> status() {
    return status(resource(), "status");
  }

  static Optional<String> status(Fields resource, String field) {
    return resource
        .object(field)
        .flatMap(status -> status.text("name", "value"))
        .or(() -> resource.text(field))
        .map(status -> status.toLowerCase(Locale.ROOT));
  }

  /** ServiceTitan deletes by making inactive. */
  boolean inactive() {
    return !resource().flag("active").orElse(true);
  }

  // People.

  /** The customer that the resource names, else the person behind the subject. */
  CustomerId customerOrBehind(Subject subject) {
    return customer().orElseGet(() -> CustomerId.behind(subject));
  }

  Optional<CustomerId> customer() {
    return resource()
        .id("customerId")
        .or(() -> resource().object("customer").flatMap(customer -> customer.id("id")))
        .map(CustomerId::new);
  }

  // Readings.

  Reading facts(Fact... facts) {
    return Reading.facts(event, List.of(facts));
  }

  Reading nothing(String why) {
    return Reading.nothing(event, why);
  }

  Reading unreadable(String why) {
    return Reading.unreadable(Optional.of(event), why);
  }
}
