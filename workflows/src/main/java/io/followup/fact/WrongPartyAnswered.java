package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.touch.Channel;

/** Whoever answers at the customer's number or address is somebody else. */
public record WrongPartyAnswered(Origin origin, CustomerId customer, Channel channel)
    implements CustomerFact {}
