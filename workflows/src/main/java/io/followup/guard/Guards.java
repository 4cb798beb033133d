package io.followup.guard;

import java.util.List;
import java.util.Optional;

/** The guards that every send passes, and the order in which they are asked. */
public final class Guards {
  private static final List<Guard> IN_ORDER =
      List.of(
          new RunClockAllowed(),
          new NoStopWaiting(),
          new EstimateStillOpen(),
          new NotSuppressed(),
          new DestinationUsable(),
          new WithinOpenHours());

  private Guards() {}

  /**
   * What a guard has against a send.
   *
   * @param guard its stable name, kept with the decision
   */
  public record Objection(String guard, Verdict verdict) {}

  /** Cheap and absolute ones first; what ends a run comes before what only delays it. */
  public static List<Guard> inOrder() {
    return IN_ORDER;
  }

  /** The first objection; empty means that it may be sent now. */
  public static Optional<Objection> check(Sending sending) {
    for (Guard guard : IN_ORDER) {
      Verdict verdict = guard.check(sending);
      if (!(verdict instanceof Verdict.Pass)) {
        return Optional.of(new Objection(guard.name(), verdict));
      }
    }
    return Optional.empty();
  }
}
