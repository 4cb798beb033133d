package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer with the one location where the work is done.
 *
 * @param phone E.164 or empty
 * @param doNotText the office was told not to text this person
 * @param marketing the person takes marketing updates
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
    Instant createdOn) {}
