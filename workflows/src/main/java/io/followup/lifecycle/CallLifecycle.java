package io.followup.lifecycle;

import io.followup.fact.CallAnswered;
import io.followup.fact.CustomerBooked;
import io.followup.fact.SubjectFact;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that nobody answered. Won when the person is spoken to or books.
 *
 * @param receivedOn when it came in
 */
public record CallLifecycle(Instant receivedOn) implements Lifecycle {

  @Override
  public Change on(SubjectFact fact) {
    return fact instanceof CallAnswered
        ? Change.over(this, Outcome.WON, "The office spoke with the customer.")
        : Change.nothing(this);
  }

  @Override
  public Change on(CustomerBooked booked) {
    return booked.at().isBefore(receivedOn)
        ? Change.nothing(this)
        : Change.over(this, Outcome.WON, "The customer booked: " + booked.what() + ".");
  }

  @Override
  public Optional<Instant> at(Anchor anchor) {
    return anchor == Anchor.CALL_RECEIVED_AT ? Optional.of(receivedOn) : Optional.empty();
  }

  /** Only what was booked since counts. */
  @Override
  public boolean decidesOn(FactName fact) {
    return fact == FactName.CUSTOMER_BOOKED;
  }

  @Override
  public String inTheEnd() {
    return "the customer has not booked";
  }

  @Override
  public String trigger() {
    return "the missed call";
  }
}
