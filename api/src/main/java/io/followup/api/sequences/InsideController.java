package io.followup.api.sequences;

import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.ForPeople;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.version.SequenceMovings;
import io.followup.version.SequenceVersions;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how many runs are inside a sequence, and what becomes of those that must leave it. */
@RestController
@RequestMapping("/api/sequences/{name}")
class InsideController {
  private final SequenceLookup lookup;
  private final SequenceMovings movings;
  private final RunsInside inside;
  private final MovingsInTemporal inTemporal;
  private final VisibleTenants visible;

  InsideController(
      SequenceVersions versions,
      SequenceMovings movings,
      Tenants tenants,
      WorkflowClient temporal) {
    this.lookup = new SequenceLookup(versions);
    this.movings = movings;
    this.inside = new RunsInside(temporal, versions);
    this.inTemporal = new MovingsInTemporal(temporal);
    this.visible = new VisibleTenants(tenants);
  }

  /** How many runs are inside, by version and step. */
  @GetMapping("/runs")
  ResponseEntity<?> runs(
      @PathVariable String name,
      @RequestParam Optional<String> tenant,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    Caller.current().mustBe(Role.VIEWER);
    TenantId id = visible.one(tenant);
    lookup.all(id, name);
    return ForPeople.answer(accept, inside.count(id, name), PrintedVersions::inside);
  }

  /** What was asked about runs inside, and how far it has come; the newest first. */
  @GetMapping("/movings")
  List<MovingView> movings(@PathVariable String name, @RequestParam Optional<String> tenant) {
    Caller.current().mustBe(Role.VIEWER);
    TenantId id = visible.one(tenant);
    lookup.all(id, name);
    return movings.of(id, name).stream().map(inTemporal::view).toList();
  }
}
