package io.followup.guard;

import io.followup.guard.Sending.Off;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Kill switches: of everything, a tenant, a channel, a sequence or a template. They are read in the
 * transaction that decides, so flipping one works up to the last moment.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a switch with the effect {@code hold} is off</td><td>HOLD</td></tr>
 * <tr><td>a switch with the effect {@code defer} is off</td>
 *     <td>DEFER, asks again in 15 to 30 minutes</td></tr>
 * </table>
 */
final class SwitchedOn implements Guard {
  @Override
  public String name() {
    return "switched-on";
  }

  @Override
  public Verdict check(Sending sending) {
    List<Off> off = sending.controls().off();
    if (off.isEmpty()) {
      return Verdict.PASS;
    }
    String why =
        "Switched off ("
            + off.stream()
                .map(one -> one.what() + ": " + one.reason())
                .collect(Collectors.joining("; "))
            + ").";
    return off.stream().anyMatch(one -> one.effect() == Off.Effect.HOLD)
        ? new Verdict.Hold(why + " Switch it on again, then resume.")
        : new Verdict.Defer(Later.askAgain(sending), why + " Asks again until it is on.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "off", sending.controls().off().stream().map(Off::what).collect(Collectors.joining(", ")));
  }
}
