package io.followup.guard;

import java.util.Map;

/**
 * The times of day and days of the week at which the author of the step wants it taken, by the
 * clock of the office.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>it is outside of them</td>
 *     <td>DEFER to the next opening, spread by workflow id</td></tr>
 * </table>
 *
 * <p>Business time.
 */
final class WithinStepWindow implements Guard {
  @Override
  public String name() {
    return "within-step-window";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending.planned().wishes().verdictOfWindow(sending.now(), Later.spread(sending));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "window",
        sending
            .planned()
            .wishes()
            .opening()
            .map(hours -> hours.window().inWords() + " " + hours.zone())
            .orElse("always"));
  }
}
