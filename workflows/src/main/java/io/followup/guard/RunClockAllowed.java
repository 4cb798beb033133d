package io.followup.guard;

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
    if (sending.runSpeed() <= sending.tenantSpeed()) {
      return Verdict.PASS;
    }
    return new Verdict.Hold(
        "This run's clock is "
            + sending.runSpeed()
            + " times as fast as the wall clock, but the tenant allows "
            + sending.tenantSpeed()
            + ": stop the run, or set sandbox.speed of the tenant again.");
  }
}
