package io.followup.guard;

import io.followup.run.Words;
import io.followup.touch.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Whoever talked with us about a debt is left alone about it for a week (12 CFR 1006.14(b), kept by
 * the creditor itself, too; docs/reference/messaging.md, guards, G10).
 *
 * <table>
 * <caption>Policy for messages about money owed</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>a person of the household answered a call of ours about money owed within 7 days</td>
 *     <td>DEFER until 7 days after it</td></tr>
 * <tr><td>the step is stale by then</td><td>SKIP</td></tr>
 * </table>
 *
 * <p>Business time. Every channel.
 */
final class SilentAfterTalk implements Guard {
  private static final Duration SILENCE = Duration.ofDays(7);

  @Override
  public String name() {
    return "silent-after-talk";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.planned().purpose().messageClass() != MessageClass.DEBT) {
      return Verdict.PASS;
    }
    return sending
        .traffic()
        .debtTalk()
        .filter(talk -> talk.plus(SILENCE).isAfter(sending.now()))
        .map(talk -> denied(talk, sending))
        .orElse(Verdict.PASS);
  }

  private static Verdict denied(Instant talk, Sending sending) {
    Instant opens = talk.plus(SILENCE);
    Duration tolerated = sending.traffic().limits().staleAfter();
    String why =
        "We talked with the household about the bill on "
            + Words.when(talk, Waits.zone(sending))
            + ", and nothing about it is sent for 7 d";
    return opens.isAfter(sending.planned().firstDueAt().plus(tolerated))
        ? new Verdict.Skip(
            why + "; by then it is more than " + Words.duration(tolerated) + " late.")
        : new Verdict.Defer(opens, why + ": " + Waits.until(opens, sending));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return sending
        .traffic()
        .debtTalk()
        .map(talk -> Map.of("last-talk", talk.toString()))
        .orElse(Map.of());
  }
}
