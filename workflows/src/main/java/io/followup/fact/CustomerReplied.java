package io.followup.fact;

import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.util.Optional;

/**
 * The customer answered; a person takes over. The words stay in the inbox.
 *
 * @param hold which hold came of it; empty in facts that were told before there were holds: those
 *     did not hold a run
 */
public record CustomerReplied(
    Origin origin, CustomerId customer, Channel channel, Optional<HoldKind> hold)
    implements CustomerFact {

  public CustomerReplied {
    hold = hold == null ? Optional.empty() : hold;
  }
}
