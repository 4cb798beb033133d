package io.followup.run;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateOpened;
import io.followup.subject.EstimateId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every option offered so far, with what is known of it; of two tellings the later one counts. */
public record Options(List<Option> all) {

  /** An option of the estimate as last told. */
  public record Option(EstimateId id, Status status, BigDecimal total, Instant modifiedOn) {}

  /** What is known of an option. */
  public enum Status {
    OPEN,
    DISMISSED
  }

  public Options {
    all = List.copyOf(all);
  }

  static Options none() {
    return new Options(List.of());
  }

  Optional<Option> find(EstimateId id) {
    return all.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  boolean anyOpen() {
    return all.stream().anyMatch(option -> option.status() == Status.OPEN);
  }

  /** The largest total among the open ones, zero when none is. */
  BigDecimal amount() {
    return all.stream()
        .filter(option -> option.status() == Status.OPEN)
        .map(Option::total)
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  Options with(EstimateOpened opened) {
    return with(new Option(opened.estimate(), Status.OPEN, opened.total(), opened.modifiedOn()));
  }

  Options with(EstimateDismissed dismissed) {
    BigDecimal total = find(dismissed.estimate()).map(Option::total).orElse(BigDecimal.ZERO);
    return with(new Option(dismissed.estimate(), Status.DISMISSED, total, dismissed.modifiedOn()));
  }

  private Options with(Option changed) {
    List<Option> changedAll = new ArrayList<>(all);
    changedAll.removeIf(option -> option.id().equals(changed.id()));
    changedAll.add(changed);
    return new Options(changedAll);
  }
}
