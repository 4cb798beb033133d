package io.followup.lifecycle;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.SubjectFact;
import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.run.Words;
import io.followup.sequence.FactName;
import io.followup.subject.EstimateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every option offered for one job, with what is known of it; of two tellings the later one counts.
 * Won when any option is sold, lost when all are dismissed.
 */
public record EstimateLifecycle(List<Option> all) implements Lifecycle {

  /** An option of the estimate as last told. */
  public record Option(EstimateId id, Status status, BigDecimal total, Instant modifiedOn) {}

  /** What is known of an option. */
  public enum Status {
    OPEN,
    DISMISSED
  }

  public EstimateLifecycle {
    all = List.copyOf(all);
  }

  static EstimateLifecycle of(EstimateOpened opened) {
    return new EstimateLifecycle(List.of()).with(opened);
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case EstimateSold sold ->
          Change.over(this, Outcome.WON, "Estimate " + sold.estimate() + " was sold.");
      case EstimateOpened opened -> opened(opened);
      case EstimateDismissed dismissed -> dismissed(dismissed);
      default -> Change.nothing(this);
    };
  }

  private Change opened(EstimateOpened opened) {
    Optional<Option> known = find(opened.estimate());
    if (known.isPresent() && !opened.modifiedOn().isAfter(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    EstimateLifecycle after = with(opened);
    String named = "Estimate " + opened.estimate();
    String total = Words.money(opened.total());
    if (known.isEmpty()) {
      return Change.told(after, named + " of " + total + " joined this conversation.")
          .with(Effect.NEW_VERSION);
    }
    if (known.get().status() == Status.DISMISSED) {
      return Change.told(after, named + " is open again.");
    }
    return known.get().total().compareTo(opened.total()) == 0
        ? Change.nothing(after)
        : Change.told(after, named + " is now of " + total + ".").with(Effect.NEW_VERSION);
  }

  private Change dismissed(EstimateDismissed dismissed) {
    Optional<Option> known = find(dismissed.estimate());
    if (known.isPresent()
        && (known.get().status() == Status.DISMISSED
            || dismissed.modifiedOn().isBefore(known.get().modifiedOn()))) {
      return Change.nothing(this);
    }
    EstimateLifecycle after = with(dismissed);
    return after.anyOpen()
        ? Change.told(
            after, "Estimate " + dismissed.estimate() + " was dismissed; others are open.")
        : Change.over(after, Outcome.LOST, "Every option was dismissed.");
  }

  private Optional<Option> find(EstimateId id) {
    return all.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  private boolean anyOpen() {
    return all.stream().anyMatch(option -> option.status() == Status.OPEN);
  }

  /** The largest total among the open options. */
  @Override
  public BigDecimal amount() {
    return all.stream()
        .filter(option -> option.status() == Status.OPEN)
        .map(Option::total)
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  /** A dismissed option ends nothing while another is open. */
  @Override
  public boolean decidesOn(FactName fact) {
    return fact == FactName.ESTIMATE_DISMISSED;
  }

  @Override
  public String inTheEnd() {
    return "the estimate is still open";
  }

  @Override
  public String trigger() {
    return "the estimate went out";
  }

  private EstimateLifecycle with(EstimateOpened opened) {
    return with(new Option(opened.estimate(), Status.OPEN, opened.total(), opened.modifiedOn()));
  }

  private EstimateLifecycle with(EstimateDismissed dismissed) {
    BigDecimal total = find(dismissed.estimate()).map(Option::total).orElse(BigDecimal.ZERO);
    return with(new Option(dismissed.estimate(), Status.DISMISSED, total, dismissed.modifiedOn()));
  }

  private EstimateLifecycle with(Option changed) {
    List<Option> changedAll = new ArrayList<>(all);
    changedAll.removeIf(option -> option.id().equals(changed.id()));
    changedAll.add(changed);
    return new EstimateLifecycle(changedAll);
  }
}
