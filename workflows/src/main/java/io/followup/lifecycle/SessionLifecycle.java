package io.followup.lifecycle;

import io.followup.fact.CustomerBooked;
import io.followup.fact.SessionAbandoned;
import io.followup.fact.SessionCompleted;
import io.followup.fact.SubjectFact;
import io.followup.run.Outcome;
import io.followup.sequence.FactName;
import java.time.Instant;

/**
 * An online booking that was dropped half-way. Won when it is finished after all, or when the same
 * person books by any other way since, whichever is heard first.
 *
 * @param lastSeen when the person was last active in it
 */
public record SessionLifecycle(Instant lastSeen) implements Lifecycle {

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case SessionCompleted completed ->
          Change.over(this, Outcome.WON, "The customer finished booking online.");
      case SessionAbandoned again ->
          again.lastSeen().isAfter(lastSeen)
              ? Change.told(
                      new SessionLifecycle(again.lastSeen()),
                      "The customer came back and dropped out again.")
                  .with(Change.Effect.NEW_VERSION)
              : Change.nothing(this);
      default -> Change.nothing(this);
    };
  }

  /** What was booked before the session has nothing to do with it. */
  @Override
  public Change on(CustomerBooked booked) {
    return booked.at().isBefore(lastSeen)
        ? Change.nothing(this)
        : Change.over(this, Outcome.WON, "The customer booked: " + booked.what() + ".");
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
    return "the customer dropped out";
  }
}
