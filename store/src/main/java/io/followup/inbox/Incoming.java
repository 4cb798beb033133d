package io.followup.inbox;

import io.followup.answer.Meaning;
import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of a customer that was just received.
 *
 * @param delivery as it is to be stored
 * @param from the number in E.164 form or the address in lower case; personal
 * @param customer whose it surely is, for example because it answers a message of ours
 * @param said the customer's own words; personal
 * @param personSpeaksFor wall time for which nothing is sent to somebody who answered
 */
public record Incoming(
    NewDelivery delivery,
    Channel channel,
    String from,
    Optional<CustomerId> customer,
    String said,
    Meaning meaning,
    Duration personSpeaksFor) {

  ContactPoint.Kind kind() {
    return channel == Channel.EMAIL ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
  }

  @Override
  public String toString() {
    return "Incoming[" + delivery + "]";
  }
}
