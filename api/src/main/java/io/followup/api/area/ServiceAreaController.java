package io.followup.api.area;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.area.LeadsOutside;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which campaigns bring leads from where the contractor does not work. */
@RestController
@RequestMapping("/api/service-area")
class ServiceAreaController {
  private static final Duration USUAL = Duration.ofDays(30);

  private final VisibleTenants visible;
  private final LeadsOutside leads;

  ServiceAreaController(Tenants tenants, DataSource dataSource) {
    this.visible = new VisibleTenants(tenants);
    this.leads = new LeadsOutside(dataSource);
  }

  /**
   * @param campaign its id in the dispatch system, else where the leads came from
   * @param zips the most frequent first, at most 20
   */
  record OutsideView(String campaign, long leads, List<String> zips) {}

  @GetMapping("/leads-outside")
  List<OutsideView> outside(
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> from,
      @RequestParam Optional<String> to) {
    Caller.current().mustBe(Role.VIEWER);
    Instant until = to.map(text -> instant("to", text)).orElseGet(Instant::now);
    Instant since = from.map(text -> instant("from", text)).orElseGet(() -> until.minus(USUAL));
    TenantId of = visible.one(tenant);
    return leads.byCampaign(of, since, until).stream()
        .map(one -> new OutsideView(one.campaign(), one.leads(), one.zips()))
        .toList();
  }

  private static Instant instant(String field, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notAnInstant) {
      throw Problem.of(
              400,
              "wrong-value",
              field + " is no instant.",
              "Give an instant such as 2026-11-27T15:00:00Z.")
          .about(field)
          .asException();
    }
  }
}
