package io.followup.guard;

import java.util.Map;
import java.util.Optional;

/**
 * Nothing is sent after its stop is stored, even when the stop has not reached the run yet.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a stored delivery that is not relayed yet ends this run</td>
 *     <td>STOP with the outcome of that delivery</td></tr>
 * </table>
 */
final class NoStopWaiting implements Guard {
  @Override
  public String name() {
    return "no-stop-waiting";
  }

  @Override
  public Verdict check(Sending sending) {
    Optional<Sending.PendingStop> waiting = sending.subject().unrelayedStop();
    return waiting.isPresent()
        ? new Verdict.Stop(waiting.get().outcome(), waiting.get().why())
        : Verdict.PASS;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "stop",
        sending.subject().unrelayedStop().map(stop -> stop.outcome().name()).orElse("none"));
  }
}
