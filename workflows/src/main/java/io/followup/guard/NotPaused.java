package io.followup.guard;

import java.time.Instant;
import java.util.Map;

/**
 * A tenant may pause all its sends until a date, for example on a storm day when every technician
 * is busy.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the tenant's sends are paused</td>
 *     <td>DEFER until the pause ends, spread by workflow id; it asks again in 15 to 30 minutes in case
 *     the pause is ended before</td></tr>
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
                    earlier(pause.until().plus(Later.spread(sending)), Later.askAgain(sending)),
                    "Sends are paused ("
                        + pause.reason()
                        + "): "
                        + Waits.until(pause.until(), sending)))
        .orElse(Verdict.PASS);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "until",
        sending.controls().pause().map(pause -> pause.until().toString()).orElse("not paused"));
  }
}
