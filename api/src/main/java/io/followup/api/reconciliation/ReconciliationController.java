package io.followup.api.reconciliation;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.reconciliation.Finding;
import io.followup.reconciliation.Report;
import io.followup.reconciliation.Reports;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells what comparing the dispatch system with our record found, and starts such a comparison
 * before the night.
 */
@RestController
@RequestMapping("/api/reconciliation")
class ReconciliationController {
  private static final int MOST = 200;
  private static final int MOST_DAYS = 30;
  private static final int USUAL_DAYS = 3;

  private final Reports reports;
  private final StartingComparisons comparisons;
  private final VisibleTenants visible;
  private final Audit audit;

  ReconciliationController(
      Reports reports, StartingComparisons comparisons, Tenants tenants, Audit audit) {
    this.reports = reports;
    this.comparisons = comparisons;
    this.visible = new VisibleTenants(tenants);
    this.audit = audit;
  }

  /**
   * @param tenant whose; may be left out by a key that sees only one
   * @param days what changed within so many days is compared, 1 to 30; 3 when left out
   */
  record NewComparison(Optional<String> tenant, Optional<Integer> days) {
    NewComparison {
      tenant = tenant == null ? Optional.empty() : tenant;
      days = days == null ? Optional.empty() : days;
    }
  }

  /**
   * @param run workflow id, to be looked at in the Temporal UI; its report is the newest one of the
   *     tenant
   */
  record Started(String run) {}

  @GetMapping
  ReportPage list(
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<Long> before,
      @RequestParam(defaultValue = "20") int limit) {
    requireLimit(limit);
    Caller caller = Caller.current();
    Optional<Set<TenantId>> tenants =
        tenant.isPresent() ? Optional.of(Set.of(visible.one(tenant))) : caller.tenants();
    return ReportPage.of(reports.list(tenants, before, limit), limit);
  }

  @GetMapping("/{id}")
  ReportView find(
      @PathVariable long id,
      @RequestParam Optional<Long> after,
      @RequestParam(defaultValue = "100") int limit) {
    requireLimit(limit);
    Report report =
        reports
            .find(id)
            .filter(found -> Caller.current().maySee(found.tenant()))
            .orElseThrow(
                () ->
                    Problem.of(
                            404,
                            "no-such-report",
                            "there is no report " + id + " that this key may see.",
                            "Use the id of a report in the list.")
                        .asException());
    List<Finding> findings = reports.findings(id, after.orElse(0L), limit);
    return ReportView.of(report, findings, limit);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@RequestBody NewComparison wanted) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    TenantId tenant = visible.one(wanted.tenant());
    int days = wanted.days().orElse(USUAL_DAYS);
    if (days < 1 || days > MOST_DAYS) {
      throw Problem.of(400, "wrong-value", "days is " + days + ".", "Use 1 to " + MOST_DAYS + ".")
          .about("days")
          .asException();
    }
    String run = comparisons.start(tenant, caller.inAudit(), Duration.ofDays(days));
    audit.record(
        caller.inAudit(), "start comparison", "tenant " + tenant, days + " days back: " + run);
    return new Started(run);
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(
              400, "wrong-value", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".")
          .about("limit")
          .asException();
    }
  }
}
