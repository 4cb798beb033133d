package io.followup.sending;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.DispatchSystems;
import io.followup.dispatch.DispatchUnavailable;
import io.followup.guard.Standing;
import io.followup.touch.LookRequest;
import io.followup.touch.Looking;
import io.followup.touch.TouchResult;
import java.util.Set;

/** Reads an object of the dispatch system to learn whether anything is left to follow up. */
public final class LookingAtObjects implements Looking {
  private static final String GUARD = "subject-still-open";

  private final DispatchSystems dispatchSystems;

  public LookingAtObjects(DispatchSystems dispatchSystems) {
    this.dispatchSystems = dispatchSystems;
  }

  @Override
  public TouchResult look(LookRequest request) {
    try {
      Standing standing =
          dispatchSystems
              .of(request.subject().tenant())
              .read(request.subject(), request.customer(), Set.of())
              .standing();
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
