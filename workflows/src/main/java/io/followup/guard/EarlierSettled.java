package io.followup.guard;

import io.followup.guard.Sending.Unsettled;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The messages of a run go out in order: while nobody knows whether an earlier one went out, the
 * next one waits, but not for ever.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>an earlier message of the run is SUBMITTING or UNKNOWN for less than {@code
 *     limits.unsettled-for}</td><td>DEFER until then</td></tr>
 * <tr><td>… for longer</td><td>PASS, and the reason is told</td></tr>
 * </table>
 *
 * <p>Business time: it is about what the person receives in which order.
 */
final class EarlierSettled implements Guard {
  @Override
  public String name() {
    return "earlier-settled";
  }

  @Override
  public Verdict check(Sending sending) {
    Optional<Unsettled> last =
        sending.traffic().unsettled().stream().max(Comparator.comparing(Unsettled::at));
    if (last.isEmpty()) {
      return Verdict.PASS;
    }
    String unknown =
        "It is still unknown whether the "
            + last.get().channel().inWords()
            + " of step "
            + last.get().step()
            + " went out";
    Instant until = last.get().at().plus(sending.traffic().limits().unsettledFor());
    return sending.now().isBefore(until)
        ? new Verdict.Defer(until, unknown + ": " + Waits.until(until, sending))
        : new Verdict.Pass(Optional.of(unknown + "; this message goes nevertheless."));
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "unsettled",
        sending.traffic().unsettled().stream()
            .map(one -> one.step() + " of " + one.at())
            .collect(Collectors.joining(", ")));
  }
}
