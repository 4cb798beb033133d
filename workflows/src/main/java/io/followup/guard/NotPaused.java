package io.followup.guard;

import java.util.Map;

/**
 * A tenant may pause all its sends until a date, for example on a storm day when every technician
 * is busy.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the tenant's sends are paused</td>
 *     <td>DEFER until the pause ends, spread by workflow id</td></tr>
 * </table>
 *
 * <p>Business time: it is the tenant's day that is paused. Counts for every channel.
 */
final class NotPaused implements Guard {
  @Override
  public String name() {
    return "not-paused";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending
        .controls()
        .pause()
        .filter(pause -> pause.until().isAfter(sending.now()))
        .<Verdict>map(
            pause ->
                new Verdict.Defer(
                    pause.until().plus(Later.spread(sending)),
                    "Sends are paused ("
                        + pause.reason()
                        + "): "
                        + Waits.until(pause.until(), sending)))
        .orElse(Verdict.PASS);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "until",
        sending.controls().pause().map(pause -> pause.until().toString()).orElse("not paused"));
  }
}
