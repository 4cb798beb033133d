package io.followup.fact;

import io.followup.subject.CustomerId;

/**
 * A person decided that the customer may be followed up again.
 *
 * @param hold its number
 */
public record HoldReleased(Origin origin, CustomerId customer, long hold) implements CustomerFact {}
