package io.followup.guard;

import java.time.Duration;
import java.util.Map;

/**
 * Nothing is sent by a clock that is wrong: quiet hours and caps would be.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the clocks of this machine and of the database differ by more than a minute</td>
 *     <td>DEFER, asks again in 15 to 30 minutes</td></tr>
 * </table>
 *
 * <p>Wall time. A customer without any zone is held by {@link WithinOpenHours}.
 */
final class ClocksAgree implements Guard {
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "clocks-agree";
  }

  @Override
  public Verdict check(Sending sending) {
    Duration difference = difference(sending);
    return difference.compareTo(TOLERATED) <= 0
        ? Verdict.PASS
        : new Verdict.Defer(
            Later.askAgain(sending),
            "The clocks of the worker and of the database differ by "
                + difference.toSeconds()
                + " s: nothing is sent until they agree; check time synchronisation on both"
                + " machines.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("difference", difference(sending).toSeconds() + " s");
  }

  private static Duration difference(Sending sending) {
    return Duration.between(sending.clocks().wall(), sending.clocks().databaseWall()).abs();
  }
}
