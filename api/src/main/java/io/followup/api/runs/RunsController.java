package io.followup.api.runs;

import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells of a run what happened, what comes next and why. */
@RestController
class RunsController {
  private final RunDescriptions runs;

  RunsController(RunDescriptions runs) {
    this.runs = runs;
  }

  /** The id is a workflow id, slashes as they are: {@code estimate/acme/job-51000456}. */
  @GetMapping("/api/runs/{*id}")
  RunDescription find(@PathVariable String id) {
    return Optional.of(id)
        .filter(path -> path.startsWith("/"))
        .map(path -> path.substring(1))
        .filter(RunsController::isVisible)
        .flatMap(runs::find)
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-run",
                        "there is no run of this id that this key may see.",
                        "Use an id from GET /api/deliveries/{id}, with a key of its tenant.")
                    .asException());
  }

  /** The tenant is the second part of every id. */
  private static boolean isVisible(String workflowId) {
    String[] parts = workflowId.split("/", 3);
    try {
      return parts.length == 3 && Caller.current().maySee(new TenantId(parts[1]));
    } catch (IllegalArgumentException notATenant) {
      return false;
    }
  }
}
