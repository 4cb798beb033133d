package io.followup.guard;

import java.util.Map;

/**
 * A run may live faster than the wall clock only where its tenant is marked as a sandbox.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the run's clock is faster than the tenant's setting allows</td><td>HOLD</td></tr>
 * </table>
 */
final class RunClockAllowed implements Guard {
  @Override
  public String name() {
    return "run-clock-allowed";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.clocks().runSpeed() <= sending.clocks().tenantSpeed()) {
      return Verdict.PASS;
    }
    return new Verdict.Hold(
        "This run's clock is "
            + sending.clocks().runSpeed()
            + " times as fast as the wall clock, but the tenant allows "
            + sending.clocks().tenantSpeed()
            + ": stop the run, or set sandbox.speed of the tenant again.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "run-speed", Integer.toString(sending.clocks().runSpeed()),
        "tenant-speed", Integer.toString(sending.clocks().tenantSpeed()));
  }
}
