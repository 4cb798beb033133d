package io.followup.sending;

import io.followup.consent.ContactObstacles;
import io.followup.consent.ContactPoint;
import io.followup.consent.Obstacle;
import io.followup.dispatch.Contact;
import io.followup.dispatch.Party;
import io.followup.guard.Sending;
import io.followup.tenant.Contacting.Environment;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.traffic.Households;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses where a message goes: the first contact of the customer that the channel can use. Not
 * where the dispatch system or a carrier speaks against it, not to the company itself, and not to a
 * number that nobody has.
 */
final class Destinations {
  /** Exchange 555 is given to no subscriber; 555-0100 to 555-0199 are for stories and tests. */
  private static final String NOBODYS = "\\+1\\d{3}555\\d{4}";

  private final ContactObstacles obstacles;

  Destinations(ContactObstacles obstacles) {
    this.obstacles = obstacles;
  }

  /**
   * @param value empty when there is none, or none that can be used
   * @param forGuards the same in the words of the guards
   */
  record Chosen(Optional<String> value, Optional<Sending.Destination> forGuards) {
    @Override
    public String toString() {
      return "Chosen[" + forGuards + "]";
    }
  }

  Chosen choose(Channel channel, Party party, TenantId id, Tenant tenant) {
    List<Contact> possible =
        party.contacts().stream().filter(contact -> contact.serves(channel)).toList();
    List<String> values = possible.stream().flatMap(contact -> contact.value().stream()).toList();
    Map<String, List<Obstacle>> told =
        values.isEmpty() ? Map.of() : obstacles.inForce(id, kind(channel), values, channel);
    Optional<Contact> usable =
        possible.stream()
            .filter(contact -> obstacle(contact, channel, tenant, told).isEmpty())
            .findFirst();
    if (usable.isPresent()) {
      return new Chosen(usable.get().value(), Optional.of(new Sending.Destination(true, "")));
    }
    return new Chosen(
        Optional.empty(),
        possible.stream()
            .findFirst()
            .flatMap(contact -> obstacle(contact, channel, tenant, told))
            .map(why -> new Sending.Destination(false, why)));
  }

  private static Optional<String> obstacle(
      Contact contact, Channel channel, Tenant tenant, Map<String, List<Obstacle>> told) {
    return contact
        .obstacle(channel)
        .or(() -> contact.value().flatMap(value -> nobodys(value, tenant)))
        .or(
            () ->
                contact.value().stream()
                    .flatMap(value -> told.getOrDefault(value, List.of()).stream())
                    .filter(Obstacle::blocks)
                    .findFirst()
                    .map(Destinations::inWords));
  }

  private static Optional<String> nobodys(String value, Tenant tenant) {
    if (tenant.owns(value)) {
      return Optional.of("The customer's number or address is one of the company's own.");
    }
    return tenant.contacting().environment() == Environment.PRODUCTION && value.matches(NOBODYS)
        ? Optional.of("The customer's number is one that nobody has (555).")
        : Optional.empty();
  }

  private static String inWords(Obstacle obstacle) {
    return "The customer's number or address "
        + obstacle.kind().inWords()
        + ", as the carrier told (error "
        + obstacle.code()
        + ").";
  }

  /** Everything that the dispatch system tells of how the customer can be reached. */
  static List<Households.Told> household(Party party) {
    return party.contacts().stream()
        .flatMap(
            contact ->
                contact.value().stream()
                    .map(
                        value ->
                            new Households.Told(
                                contact.kind() == Contact.Kind.EMAIL
                                    ? ContactPoint.Kind.EMAIL
                                    : ContactPoint.Kind.PHONE,
                                value)))
        .toList();
  }

  static ContactPoint.Kind kind(Channel channel) {
    return channel == Channel.EMAIL ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
  }
}
