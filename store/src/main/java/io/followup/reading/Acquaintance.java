package io.followup.reading;

import io.followup.consent.ContactPoint;
import io.followup.identity.Written;
import io.followup.subject.CustomerId;
import io.followup.traffic.Households;

/** What a delivery tells of whose a number or mailbox is. */
public sealed interface Acquaintance {

  /** The customer can be reached there. */
  record Reached(CustomerId customer, Households.Told place) implements Acquaintance {}

  /**
   * What a delivery tells of somebody: name, numbers, mailboxes, address.
   *
   * @param written personal
   */
  record Introduced(CustomerId customer, Written written) implements Acquaintance {}

  /** One customer became another: two records of one person. */
  record Merged(CustomerId customer, CustomerId into) implements Acquaintance {}

  /**
   * @param number E.164
   */
  static Acquaintance byPhone(CustomerId customer, String number) {
    return new Reached(customer, new Households.Told(ContactPoint.Kind.PHONE, number));
  }

  /**
   * @param address in lower case
   */
  static Acquaintance byEmail(CustomerId customer, String address) {
    return new Reached(customer, new Households.Told(ContactPoint.Kind.EMAIL, address));
  }
}
