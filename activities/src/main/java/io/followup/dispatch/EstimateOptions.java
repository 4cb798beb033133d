package io.followup.dispatch;

import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.subject.EstimateId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All options that were offered in one conversation, as a dispatch system tells them now.
 *
 * <table>
 * <caption>Policy</caption>
 * <tr><th>when</th><th>the conversation is</th></tr>
 * <tr><td>any option is sold</td><td>over, WON</td></tr>
 * <tr><td>no option is open any more, or none is known at all</td><td>over, LOST</td></tr>
 * </table>
 */
public record EstimateOptions(List<Option> all) {

  /** One estimate. {@code total} is subtotal plus tax, in the tenant's currency. */
  public record Option(
      EstimateId id, Status status, BigDecimal total, String name, Optional<String> jobNumber) {}

  /** How far an option came. */
  public enum Status {
    OPEN,
    SOLD,
    DISMISSED
  }

  public EstimateOptions {
    all = List.copyOf(all);
  }

  /** Whether there is still something to decide for the customer. */
  public Standing standing() {
    Optional<Option> sold = first(Status.SOLD);
    if (sold.isPresent()) {
      return new Standing.Over(
          Outcome.WON, "Estimate " + sold.get().id() + " is sold in the dispatch system.");
    }
    if (all.isEmpty()) {
      return new Standing.Over(
          Outcome.LOST, "The dispatch system knows no estimate of this follow-up any more.");
    }
    if (first(Status.OPEN).isEmpty()) {
      return new Standing.Over(
          Outcome.LOST, "No estimate of this follow-up is open in the dispatch system.");
    }
    return new Standing.Open(
        all.stream()
            .map(option -> "estimate " + option.id() + " " + option.status())
            .collect(Collectors.joining(", ")));
  }

  /** The fields that messages may tell: those of the largest open option. */
  public Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    main()
        .ifPresent(
            option -> {
              values.put("estimate.id", option.id().value());
              values.put("estimate.name", option.name());
              values.put("estimate.total", option.total());
              option.jobNumber().ifPresent(number -> values.put("job.number", number));
            });
    values.put("estimate.options", all.stream().filter(EstimateOptions::isOpen).count());
    return values;
  }

  /** The largest open option: the one that messages talk about. */
  private Optional<Option> main() {
    return all.stream().filter(EstimateOptions::isOpen).max(Comparator.comparing(Option::total));
  }

  private Optional<Option> first(Status status) {
    return all.stream().filter(option -> option.status() == status).findFirst();
  }

  private static boolean isOpen(Option option) {
    return option.status() == Status.OPEN;
  }
}
