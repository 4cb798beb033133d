package io.followup.guard;

import java.time.ZoneOffset;
import java.util.Map;

/**
 * Open hours are reckoned by the time-zone data of Java; governments change them several times a
 * year (docs/reference/messaging.md, guards).
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the data is of a year more than three years ago</td>
 *     <td>DEFER, asks again in 15 to 30 minutes</td></tr>
 * </table>
 *
 * <p>Wall time.
 */
final class ZoneRulesCurrent implements Guard {
  private static final int YEARS = 3;

  @Override
  public String name() {
    return "zone-rules-current";
  }

  @Override
  public Verdict check(Sending sending) {
    String release = sending.clocks().zoneRules();
    int released = Integer.parseInt(release.substring(0, 4));
    int year = sending.clocks().wall().atOffset(ZoneOffset.UTC).getYear();
    return year - released <= YEARS
        ? Verdict.PASS
        : new Verdict.Defer(
            Later.askAgain(sending),
            "The time-zone data of this Java is of "
                + release
                + ": nothing is sent by such old rules; update the JDK that the worker runs on.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of("release", sending.clocks().zoneRules());
  }
}
