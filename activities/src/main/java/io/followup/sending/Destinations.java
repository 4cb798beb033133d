package io.followup.sending;

import io.followup.consent.ContactPoint;
import io.followup.dispatch.Contact;
import io.followup.dispatch.EstimateReading;
import io.followup.guard.Sending;
import io.followup.touch.Channel;
import java.util.List;
import java.util.Optional;

/** Chooses where a message goes: the first contact of the customer that the channel can use. */
final class Destinations {

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

  private Destinations() {}

  static Chosen choose(Channel channel, EstimateReading reading) {
    List<Contact> possible =
        reading.contacts().stream().filter(contact -> contact.serves(channel)).toList();
    Optional<Contact> usable =
        possible.stream().filter(contact -> contact.obstacle(channel).isEmpty()).findFirst();
    if (usable.isPresent()) {
      return new Chosen(usable.get().value(), Optional.of(new Sending.Destination(true, "")));
    }
    return new Chosen(
        Optional.empty(),
        possible.stream()
            .findFirst()
            .flatMap(contact -> contact.obstacle(channel))
            .map(why -> new Sending.Destination(false, why)));
  }

  static ContactPoint.Kind kind(Channel channel) {
    return channel == Channel.EMAIL ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
  }
}
