package io.followup.guard;

import java.time.Duration;
import java.util.Map;

/**
 * What comes too late is not sent any more: after an outage or a long pause nobody gets last week's
 * messages.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the step was due, before anything moved it, longer ago than the step's {@code
 *     tolerance}, else {@code limits.stale-after}; a step that waits for its window grows stale
 *     only from its opening</td>
 *     <td>SKIP</td></tr>
 * </table>
 *
 * <p>Business time.
 */
final class NotStale implements Guard {
  @Override
  public String name() {
    return "not-stale";
  }

  @Override
  public Verdict check(Sending sending) {
    return StepProvisos.late(
        sending.planned().wishes(),
        sending.planned().firstDueAt(),
        sending.now(),
        sending.traffic().limits(),
        Waits.zone(sending));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "late", late(sending).toString(),
        "tolerated", sending.tolerated().toString());
  }

  private static Duration late(Sending sending) {
    return Duration.between(
        sending.planned().wishes().dueFrom(sending.planned().firstDueAt()), sending.now());
  }
}
