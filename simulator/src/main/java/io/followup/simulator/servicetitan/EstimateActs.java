package io.followup.simulator.servicetitan;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a technician or the office does to an estimate; each act emits its webhook unless it is
 * silent.
 */
public final class EstimateActs {
  private final Office office;
  private final Webhooks webhooks;

  /**
   * When an act happens, in business time.
   *
   * @param at empty means now, or just after the last change where that lies in the future
   * @param silent no webhook goes out
   */
  public record Act(Optional<Instant> at, boolean silent) {
    public static Act now() {
      return new Act(Optional.empty(), false);
    }
  }

  public EstimateActs(Office office, Webhooks webhooks) {
    this.office = office;
    this.webhooks = webhooks;
  }

  public Estimate create(Estimate estimate, boolean silent, String event) {
    office.file(estimate);
    if (!silent) {
      webhooks.emit(Event.of(event, estimate));
    }
    return estimate;
  }

  public Estimate sell(long id, Act act, long technician) {
    return perform(
        id,
        act,
        "estimate.sold",
        estimate -> {
          require(estimate, Estimate.Status.OPEN, "sold");
          return estimate.sold(when(act, estimate), technician);
        });
  }

  public Estimate unsell(long id, Act act) {
    return perform(
        id,
        act,
        "estimate.unsold",
        estimate -> {
          require(estimate, Estimate.Status.SOLD, "unsold");
          return estimate.reopened(when(act, estimate));
        });
  }

  public Estimate dismiss(long id, Act act) {
    return perform(
        id,
        act,
        "estimate.dismissed",
        estimate -> {
          require(estimate, Estimate.Status.OPEN, "dismissed");
          return estimate.dismissed(when(act, estimate));
        });
  }

  /** Any other change: the new state is made from the old one and the time of the change. */
  public Estimate touch(long id, Act act, BiFunction<Estimate, Instant, Estimate> change) {
    return perform(
        id, act, "estimate.updated", estimate -> change.apply(estimate, when(act, estimate)));
  }

  /** Two records of one person become one. */
  public Customer merge(Customer customer, long into, Act act) {
    Customer merged = office.refile(customer.mergedInto(into));
    webhooks.tell("customer.updated", act, VendorJson.customer(merged));
    return merged;
  }

  private Estimate perform(long id, Act act, String event, UnaryOperator<Estimate> change) {
    Estimate after = office.change(id, change).orElseThrow(() -> Problem.of(404));
    if (!act.silent()) {
      webhooks.emit(Event.of(event, after));
    }
    return after;
  }

  private static Instant when(Act act, Estimate estimate) {
    return act.at()
        .orElseGet(
            () -> {
              Instant now = Instant.now();
              Instant last = estimate.modifiedOn();
              return now.isAfter(last) ? now : last.plusMillis(1);
            });
  }

  private static void require(Estimate estimate, Estimate.Status needed, String act) {
    if (estimate.status() != needed) {
      throw Problem.conflict(
          "Estimate cannot be " + act + " because its status is " + estimate.status().wire,
          "InvalidStatus");
    }
  }
}
