package io.followup.fact;

import io.followup.subject.CustomerId;

/** A fact about a customer: every open run of the customer hears of it. */
public sealed interface CustomerFact extends Fact
    permits CustomerReplied, OptedOut, WrongPartyAnswered, HoldReleased, CustomerBooked {
  CustomerId customer();
}
