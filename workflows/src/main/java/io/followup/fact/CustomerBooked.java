package io.followup.fact;

import io.followup.subject.CustomerId;
import java.time.Instant;

/**
 * The customer booked, by whatever way: a booking or a job came into being.
 *
 * @param what for example {@code job 51000456}
 * @param at when it came into being
 */
public record CustomerBooked(Origin origin, CustomerId customer, String what, Instant at)
    implements CustomerFact {}
