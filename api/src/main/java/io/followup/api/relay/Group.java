package io.followup.api.relay;

import io.followup.inbox.Claimed;
import io.followup.inbox.Relayed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deliveries of one subject, carried out in order: when one has to wait, those behind it wait too.
 * Groups with a stop go before groups without.
 */
final class Group implements Runnable, Comparable<Group> {
  /** A call may take this long; none is begun later than this before the lease ends. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

  private static final Duration AFTER_DEFECT = Duration.ofSeconds(5);

  private final List<Task> tasks;
  private final CarryingOut carryingOut;
  private final Circuit circuit;
  private final Consumer<CarryingOut.Result> finish;

  Group(
      List<Task> tasks,
      CarryingOut carryingOut,
      Circuit circuit,
      Consumer<CarryingOut.Result> finish) {
    this.tasks = List.copyOf(tasks);
    this.carryingOut = carryingOut;
    this.circuit = circuit;
    this.finish = finish;
  }

  /** Whether it can be carried out without Temporal. */
  boolean needsNoCall() {
    return tasks.stream().allMatch(Task::needsNoCall);
  }

  @Override
  public void run() {
    String waitingFor = null;
    for (Task task : tasks) {
      if (waitingFor == null) {
        waitingFor = task.needsNoCall() ? null : obstacle(task.claimed()).orElse(null);
      }
      if (waitingFor == null) {
        waitingFor = carryOut(task).orElse(null);
      } else {
        finish(new Relayed.GivenBack(task.claimed(), waitingFor));
      }
    }
  }

  /** Returns why the next ones must wait; empty when they need not. */
  private Optional<String> carryOut(Task task) {
    Claimed claimed = task.claimed();
    try {
      CarryingOut.Result result = carryingOut.carryOut(task);
      if (!task.needsNoCall()) {
        circuit.reached();
      }
      finish.accept(result);
      return result.relayed() instanceof Relayed.Later
          ? Optional.of("waits for delivery " + claimed.delivery().id() + ".")
          : Optional.empty();
    } catch (TemporalAway away) {
      circuit.away(away.getMessage());
      String why = "Temporal is away (" + away.getMessage() + ").";
      finish(new Relayed.GivenBack(claimed, why));
      return Optional.of(why);
    } catch (RuntimeException | Error defect) {
      String why = Failures.inWords(defect);
      finish(new Relayed.Later(claimed, AFTER_DEFECT, why));
      return Optional.of(why);
    }
  }

  private Optional<String> obstacle(Claimed claimed) {
    if (circuit.isOpen()) {
      return Optional.of("Temporal is away.");
    }
    return Instant.now().isAfter(claimed.leasedUntil().minus(LONGEST_CALL))
        ? Optional.of("its lease ran out before its turn.")
        : Optional.empty();
  }

  private void finish(Relayed relayed) {
    finish.accept(CarryingOut.Result.of(relayed));
  }

  @Override
  public int compareTo(Group other) {
    int byUrgency = Boolean.compare(other.bringsStop(), bringsStop());
    return byUrgency != 0 ? byUrgency : Long.compare(firstId(), other.firstId());
  }

  private boolean bringsStop() {
    return tasks.stream().anyMatch(Task::isStop);
  }

  private long firstId() {
    return tasks.getFirst().claimed().delivery().id();
  }
}
