package io.followup.guard;

import io.followup.guard.Sending.Suppression;
import io.followup.run.Outcome;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who said no is not contacted. The caller looks up the suppressions that hold for the channel of
 * this send, so a step's {@code otherwise} on another channel is asked about anew.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>any suppression is on record for the person and the channel</td>
 *     <td>STOP, OPTED_OUT</td></tr>
 * </table>
 */
final class NotSuppressed implements Guard {
  @Override
  public String name() {
    return "not-suppressed";
  }

  @Override
  public Verdict check(Sending sending) {
    if (sending.recipient().suppressions().isEmpty()) {
      return Verdict.PASS;
    }
    String reasons =
        sending.recipient().suppressions().stream()
            .map(Suppression::why)
            .distinct()
            .collect(Collectors.joining("; "));
    return new Verdict.Stop(
        Outcome.OPTED_OUT, "No " + sending.channel().inWords() + ": the customer " + reasons + ".");
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "suppressions",
        sending.recipient().suppressions().stream()
            .map(Suppression::why)
            .collect(Collectors.joining("; ")));
  }
}
