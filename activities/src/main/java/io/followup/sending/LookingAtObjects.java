package io.followup.sending;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystems;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.guard.Standing;
import io.followup.touch.LookRequest;
import io.followup.touch.Looking;
import io.followup.touch.TouchResult;
import io.followup.traffic.Households;
import java.time.Clock;
import javax.sql.DataSource;

/** Reads an object of the dispatch system to learn whether anything is left to follow up. */
public final class LookingAtObjects implements Looking {
  private static final String GUARD = "subject-still-open";

  private final DispatchSystems dispatchSystems;
  private final Questions questions;

  /**
   * @param clock the wall clock
   */
  public LookingAtObjects(DispatchSystems dispatchSystems, DataSource dataSource, Clock clock) {
    this.dispatchSystems = dispatchSystems;
    this.questions = new Questions(new Households(dataSource), clock);
  }

  @Override
  public TouchResult look(LookRequest request) {
    try {
      Standing standing =
          dispatchSystems.of(request.subject().tenant()).read(questions.of(request)).standing();
      return switch (standing) {
        case Standing.Open open -> new TouchResult.Skipped(GUARD, "Something is still open.");
        case Standing.Over over -> new TouchResult.Stopped(over.outcome(), GUARD, over.why());
        case Standing.Halted halted -> new TouchResult.Held(GUARD, halted.why());
      };
    } catch (DispatchRefused refused) {
      return new TouchResult.Held("dispatch-system", refused.getMessage());
    } catch (DispatchUnavailable away) {
      throw new TryAgain(TryAgain.Reason.DISPATCH_SYSTEM_AWAY, away.getMessage(), away.retryAfter())
          .asFailure();
    }
  }
}
