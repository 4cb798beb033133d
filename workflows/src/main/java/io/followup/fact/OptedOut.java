package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.touch.Channel;

/**
 * The customer wants no more messages. The suppression itself is already stored when this fact
 * exists; the fact only ends the run.
 *
 * @param how one sentence, for example {@code "texted STOP"}
 */
public record OptedOut(Origin origin, CustomerId customer, Channel channel, String how)
    implements CustomerFact {}
