package io.followup.servicetitan;

import io.followup.dispatch.DispatchRefused;
import io.followup.dispatch.OfficeDesk;
import io.followup.subject.CustomerId;
import io.followup.tenant.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks for the office. ServiceTitan has no key for them: a marker in the description is looked for
 * before one is filed (docs/reference/servicetitan.md, idempotency).
 */
final class Tasks implements OfficeDesk {
  private static final String MODULE = "taskmanagement/v2";
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 20;

  /** Longer than a handover is tried. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private final ServiceTitanApi api;
  private final Answers.Task how;
  private final Clock clock;

  Tasks(ServiceTitanApi api, Answers.Task how, Clock clock) {
    this.api = api;
    this.how = how;
    this.clock = clock;
  }

  /** A task may stand alone. */
  @Override
  public boolean takes(CustomerId customer) {
    return true;
  }

  private static boolean isNumbered(CustomerId customer) {
    return customer.value().matches("\\d{1,18}");
  }

  @Override
  public String leave(Memo memo) {
    Rows.Task task = find(memo).orElseGet(() -> api.create(MODULE, "tasks", body(memo), Rows.TASK));
    return "Task " + task.id() + " about customer " + memo.customer() + ".";
  }

  private Map<String, Object> body(Memo memo) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reportedById", how.reportedBy());
    body.put("assignedToId", how.assignedTo());
    body.put("isClosed", false);
    body.put("name", memo.title());
    body.put("businessUnitId", how.businessUnit());
    body.put("employeeTaskTypeId", how.type());
    body.put("employeeTaskSourceId", how.source());
    body.put("reportedDate", clock.instant().toString());
    body.put("priority", how.priority());
    body.put("status", "ToDo");
    if (isNumbered(memo.customer())) {
      body.put("customerId", Long.parseLong(memo.customer().value()));
    }
    body.put("description", memo.text() + "\n[" + memo.marker() + "]");
    return body;
  }

  private Optional<Rows.Task> find(Memo memo) {
    String query =
        "tasks?"
            + (isNumbered(memo.customer()) ? "customerId=" + memo.customer() + "&" : "")
            + "createdOnOrAfter="
            + clock.instant().minus(LOOK_BACK)
            + "&pageSize="
            + PAGE
            + "&page=";
    for (int page = 1; page <= MOST_PAGES; page++) {
      Rows.Page<Rows.Task> tasks =
          api.<Rows.Page<Rows.Task>>get(MODULE, query + page, Rows.TASKS)
              .orElseGet(() -> new Rows.Page<>(false, List.of()));
      // ServiceTitan ignores filters that it does not know; the marker alone decides.
      Optional<Rows.Task> found =
          tasks.data().stream().filter(task -> task.says(memo.marker())).findFirst();
      if (found.isPresent() || !tasks.hasMore()) {
        return found;
      }
    }
    throw new DispatchRefused(
        "ServiceTitan lists more than "
            + PAGE * MOST_PAGES
            + " tasks of a week, too many to look through; no task was filed for customer "
            + memo.customer()
            + ".");
  }
}
