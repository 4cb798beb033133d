package io.followup.servicetitan;

import io.followup.dispatch.Action;
import io.followup.dispatch.Deed;
import io.followup.servicetitan.RowsOfDeeds.Task;
import io.followup.tenant.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tasks for the office. ServiceTitan has no key for them: a marker in the description is looked for
 * (docs/reference/servicetitan.md, idempotency).
 */
final class TaskDeed implements Deed {
  private static final String MODULE = "taskmanagement/v2";

  /** Longer than an act is tried. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final ServiceTitanApi api;
  private final Action.FileTask task;
  private final String marker;
  private final Answers.Task ids;
  private final Clock clock;

  TaskDeed(
      ServiceTitanApi api, Action.FileTask task, String marker, Answers.Task ids, Clock clock) {
    this.api = api;
    this.task = task;
    this.marker = marker;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Optional<Done> find() {
    Optional<Long> customer = customer();
    String query =
        "tasks?"
            + customer.map(id -> "customerId=" + id + "&").orElse("")
            + "createdOnOrAfter="
            + clock.instant().minus(LOOK_BACK);
    return new Lists(api)
            .<Task>all(
                MODULE,
                query,
                RowsOfDeeds.TASKS,
                new Lists.Filter<>(
                    "customerId",
                    row -> customer.isEmpty() || Objects.equals(row.customerId(), customer.get())))
            .stream()
            .filter(row -> RowsOfDeeds.bears(row.description(), marker))
            .findFirst()
            .map(this::done);
  }

  @Override
  public Done make() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reportedById", ids.reportedBy());
    body.put("assignedToId", ids.assignedTo());
    body.put("isClosed", false);
    body.put("name", task.title());
    body.put("businessUnitId", ids.businessUnit());
    body.put("employeeTaskTypeId", ids.type());
    body.put("employeeTaskSourceId", ids.source());
    body.put("reportedDate", clock.instant().toString());
    body.put("priority", ids.priority());
    body.put("status", "ToDo");
    customer().ifPresent(id -> body.put("customerId", id));
    task.job().ifPresent(id -> body.put("jobId", Long.parseLong(id)));
    body.put("description", task.text() + "\n[" + marker + "]");
    return done(api.create(MODULE, "tasks", body, RowsOfDeeds.TASK));
  }

  /** Who is no customer yet has only a name of ours, which tells the office nothing. */
  private Done done(Task row) {
    return new Done(
        Long.toString(row.id()),
        "Task " + row.id() + customer().map(id -> " about customer " + id).orElse("") + ".");
  }

  private Optional<Long> customer() {
    return task.customer().isNumbered()
        ? Optional.of(Long.valueOf(task.customer().value()))
        : Optional.empty();
  }
}
