package io.followup.guard;

import java.util.Map;

/**
 * A sender that the provider refused because our set-up is wrong sends no more until a person has
 * corrected it and resumed the sender. Runs go on by themselves then.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>the sender of this channel is stopped</td>
 *     <td>DEFER, asks again in 15 to 30 minutes; nothing is posted</td></tr>
 * </table>
 */
final class SenderReady implements Guard {
  @Override
  public String name() {
    return "sender-ready";
  }

  @Override
  public Verdict check(Sending sending) {
    return sending
        .controls()
        .stoppedSender()
        .<Verdict>map(
            stopped ->
                new Verdict.Defer(
                    Later.askAgain(sending),
                    "The sender of "
                        + sending.channel().inWords()
                        + " messages is stopped since the provider refused it (error "
                        + stopped.code()
                        + "): correct the account or sender there, then resume the sender. Asks"
                        + " again until then."))
        .orElse(Verdict.PASS);
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "stopped",
        sending
            .controls()
            .stoppedSender()
            .map(stopped -> "error " + stopped.code() + " at " + stopped.since())
            .orElse("no"));
  }
}
