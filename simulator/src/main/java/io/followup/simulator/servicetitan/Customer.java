package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A customer with the one location where the work is done.
 *
 * @param phone E.164 or empty
 * @param doNotText the office was told not to text this person
 * @param marketing the person takes marketing updates
 * @param mergedTo the record that took this one's place
 */
public record Customer(
    long id,
    long locationId,
    String name,
    Optional<String> phone,
    Optional<String> email,
    Address address,
    boolean doNotText,
    boolean marketing,
    Instant createdOn,
    OptionalLong mergedTo) {

  Customer mergedInto(long other) {
    return new Customer(
        id,
        locationId,
        name,
        phone,
        email,
        address,
        doNotText,
        marketing,
        createdOn,
        OptionalLong.of(other));
  }
}
