package io.followup.guard;

import io.followup.guard.Sending.Suppression;
import io.followup.run.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who said no is not contacted. The caller looks up the suppressions that hold for the channel of
 * this send, so a step's {@code otherwise} on another channel is asked about anew.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>an opt-out, a wrong party, a complaint or a litigator is on record for the number or
 *     address, or for the customer, and for the channel or all of them</td>
 *     <td>STOP, OPTED_OUT</td></tr>
 * <tr><td>nothing but bounces of the mailbox is on record</td>
 *     <td>NOT POSSIBLE: the step's {@code otherwise} may go</td></tr>
 * </table>
 */
final class NotSuppressed implements Guard {
  @Override
  public String name() {
    return "not-suppressed";
  }

  @Override
  public Verdict check(Sending sending) {
    List<Suppression> suppressions = sending.recipient().suppressions();
    if (suppressions.isEmpty()) {
      return Verdict.PASS;
    }
    String reasons =
        suppressions.stream().map(Suppression::why).distinct().collect(Collectors.joining("; "));
    if (suppressions.stream().allMatch(one -> one.kind() == SuppressionKind.BOUNCE)) {
      return new Verdict.NotPossible(
          "No " + sending.channel().inWords() + ": the customer " + reasons + ".");
    }
    return new Verdict.Stop(
        Outcome.OPTED_OUT, "No " + sending.channel().inWords() + ": the customer " + reasons + ".");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "suppressions",
        sending.recipient().suppressions().stream()
            .map(one -> one.kind() + " " + one.why())
            .collect(Collectors.joining("; ")));
  }
}
