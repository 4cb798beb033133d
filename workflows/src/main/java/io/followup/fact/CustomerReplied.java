package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.touch.Channel;

/** The customer answered; a person takes over. The words stay in the inbox. */
public record CustomerReplied(Origin origin, CustomerId customer, Channel channel)
    implements Fact {}
