package io.followup.simulator.servicetitan;

import java.time.Instant;

/** A visit that was booked; the estimates that come of it carry its id. */
public record Job(
    long id, String number, long customerId, long locationId, long jobTypeId, Instant createdOn) {}
