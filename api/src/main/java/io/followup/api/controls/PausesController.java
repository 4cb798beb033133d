package io.followup.api.controls;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.Wanted;
import io.followup.api.problem.Problem;
import io.followup.control.Pauses;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Storm days: pauses all sends of a tenant until an instant. */
@RestController
@RequestMapping("/api/pauses")
class PausesController {
  private final Pauses pauses;
  private final Audit audit;
  private final Wanted wanted;
  private final TransactionTemplate transaction;

  PausesController(Pauses pauses, Audit audit, Tenants tenants, TransactionTemplate transaction) {
    this.pauses = pauses;
    this.audit = audit;
    this.wanted = new Wanted(tenants);
    this.transaction = transaction;
  }

  /**
   * @param until ISO 8601; business time, which is the wall clock's in production
   */
  record NewPause(String tenant, String until, String reason) {}

  /** A pause, over or not. */
  record PauseView(String tenant, Instant until, String reason, String by, Instant since) {
    static PauseView of(Pauses.Paused paused) {
      return new PauseView(
          paused.tenant().value(), paused.until(), paused.reason(), paused.by(), paused.since());
    }
  }

  @GetMapping
  List<PauseView> list() {
    Caller caller = Caller.current();
    caller.mustBe(Role.VIEWER);
    return visible(caller);
  }

  @PutMapping
  List<PauseView> pause(@RequestBody NewPause asked) {
    Caller caller = Admins.caller();
    TenantId tenant = wanted.tenant(caller, asked.tenant());
    Instant until = until(asked.until());
    String reason = Admins.reason(asked.reason());
    transaction.executeWithoutResult(
        status -> {
          pauses.pause(tenant, until, reason, caller.inAudit());
          audit.record(
              caller.inAudit(),
              "pause sends",
              "tenant " + tenant,
              "until " + until + ": " + reason);
        });
    return visible(caller);
  }

  @DeleteMapping("/{tenant}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable("tenant") String name) {
    Caller caller = Admins.caller();
    TenantId tenant = wanted.tenant(caller, name);
    boolean ended =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  boolean was = pauses.end(tenant);
                  if (was) {
                    audit.record(caller.inAudit(), "end pause", "tenant " + tenant, null);
                  }
                  return was;
                }));
    if (!ended) {
      throw Problem.of(404, "no-such-pause", "the tenant has no pause.", "List the pauses.")
          .asException();
    }
  }

  private List<PauseView> visible(Caller caller) {
    return pauses.all().stream()
        .filter(paused -> caller.maySee(paused.tenant()))
        .map(PauseView::of)
        .toList();
  }

  private static Instant until(String text) {
    try {
      return Instant.parse(String.valueOf(text));
    } catch (DateTimeException notAnInstant) {
      throw Wanted.wrong(
          "until",
          "until is missing or no instant.",
          "Give an instant such as 2026-11-27T15:00:00Z.");
    }
  }
}
