package io.followup.guard;

import io.followup.guard.Sending.Estimate;
import io.followup.guard.Sending.Status;
import io.followup.run.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The dispatch system is the state of record: what it says now counts, whatever webhooks said.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>denies when</th><th>outcome</th></tr>
 * <tr><td>any option is sold</td><td>STOP, WON</td></tr>
 * <tr><td>no option is open any more</td><td>STOP, LOST</td></tr>
 * <tr><td>the dispatch system knows no option at all</td><td>STOP, LOST</td></tr>
 * </table>
 */
final class EstimateStillOpen implements Guard {
  @Override
  public String name() {
    return "estimate-still-open";
  }

  @Override
  public Verdict check(Sending sending) {
    Optional<Estimate> sold = first(sending, Status.SOLD);
    if (sold.isPresent()) {
      return new Verdict.Stop(
          Outcome.WON, "Estimate " + sold.get().id() + " is sold in the dispatch system.");
    }
    if (sending.subject().estimates().isEmpty()) {
      return new Verdict.Stop(
          Outcome.LOST, "The dispatch system knows no estimate of this follow-up any more.");
    }
    if (first(sending, Status.OPEN).isEmpty()) {
      return new Verdict.Stop(
          Outcome.LOST, "No estimate of this follow-up is open in the dispatch system.");
    }
    return Verdict.PASS;
  }

  @Override
  public Map<String, String> inputs(Sending sending) {
    return Map.of(
        "estimates",
        sending.subject().estimates().stream()
            .map(estimate -> estimate.id() + " " + estimate.status())
            .collect(Collectors.joining(", ")));
  }

  private static Optional<Estimate> first(Sending sending, Status status) {
    return sending.subject().estimates().stream()
        .filter(estimate -> estimate.status() == status)
        .findFirst();
  }
}
