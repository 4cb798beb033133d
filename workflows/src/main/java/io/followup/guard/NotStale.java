package io.followup.guard;

import io.followup.run.Words;
import java.time.Duration;
import java.util.Map;

/**
 * What comes too late is not sent any more: after an outage or a long pause nobody gets last week's
 * messages.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the step was due, before anything moved it, longer ago than {@code limits.stale-after}</td>
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
    Duration tolerated = sending.traffic().limits().staleAfter();
    return late(sending).compareTo(tolerated) <= 0
        ? Verdict.PASS
        : new Verdict.Skip(
            "It was due "
                + Words.when(sending.planned().firstDueAt(), Waits.zone(sending))
                + ", more than "
                + Words.duration(tolerated)
                + " ago: left out rather than sent so late.");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "late", late(sending).toString(),
        "tolerated", sending.traffic().limits().staleAfter().toString());
  }

  private static Duration late(Sending sending) {
    return Duration.between(sending.planned().firstDueAt(), sending.now());
  }
}
