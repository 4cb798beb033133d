package io.followup.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.access.VisibleTenants;
import io.followup.api.problem.Problem;
import io.followup.identity.BlockListDesk;
import io.followup.identity.BlockListDesk.Entry;
import io.followup.identity.BlockListDesk.State;
import io.followup.identity.Written;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Numbers and mailboxes that tell nothing of who somebody is. */
@RestController
@RequestMapping("/api/identity/block-list")
class BlockListController {
  private static final int MOST = 200;
  private static final int LONGEST = 200;

  private final VisibleTenants visible;
  private final BlockListDesk desk;
  private final Audit audit;
  private final TransactionTemplate transaction;

  BlockListController(
      Tenants tenants, BlockListDesk desk, Audit audit, TransactionTemplate transaction) {
    this.visible = new VisibleTenants(tenants);
    this.desk = desk;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * @param tenant may be left out by a key that sees only one
   * @param phone as people write it; either this or {@code email}
   * @param reason one sentence for whoever asks later
   */
  record Blocked(String tenant, String phone, String email, String reason) {
    @Override
    public String toString() {
      return "Blocked";
    }
  }

  /**
   * @param reason one sentence for whoever asks later
   */
  record Allowed(String reason) {}

  /**
   * @param kind phone or email
   * @param value E.164, or the address as it is compared; not for viewers
   * @param state candidate: many left it, and it still counts; blocked; allowed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      long id,
      String kind,
      String value,
      String state,
      String why,
      String decidedBy,
      Instant decidedAt) {
    static EntryView of(Entry entry) {
      return new EntryView(
          entry.id(),
          entry.email() ? "email" : "phone",
          Caller.current().is(Role.MARKETING) ? entry.value() : null,
          entry.state().name().toLowerCase(java.util.Locale.ROOT),
          entry.why(),
          entry.decidedBy(),
          entry.decidedAt());
    }

    @Override
    public String toString() {
      return "EntryView[" + id + "]";
    }
  }

  /**
   * @param next where the next page begins; absent on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BlockListView(List<EntryView> entries, String next) {}

  @GetMapping
  BlockListView list(
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> state,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw wrong("limit", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".");
    }
    List<Entry> found =
        desk.list(visible.one(tenant), state.map(BlockListController::state), after, limit);
    return new BlockListView(
        found.stream().map(EntryView::of).toList(),
        found.size() == limit ? Long.toString(found.getLast().id()) : null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EntryView block(@RequestBody Blocked blocked) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId of = visible.one(Optional.ofNullable(blocked.tenant()));
    String why = reason(blocked.reason());
    Written written = written(blocked);
    return transaction.execute(
        status ->
            desk.block(of, written, caller.inAudit(), why)
                .map(entry -> audited(caller, "block for identity", of, entry))
                .orElseThrow(
                    () ->
                        wrong(
                            blocked.phone() == null ? "email" : "phone",
                            "it is no number and no address, or one that never counts.",
                            "Give one that people could really have, such as +15125550142.")));
  }

  @PostMapping("/{id}/allow")
  EntryView allow(
      @PathVariable long id, @RequestParam Optional<String> tenant, @RequestBody Allowed allowed) {
    Caller caller = Caller.current();
    caller.mustBe(Role.MARKETING);
    TenantId of = visible.one(tenant);
    String why = reason(allowed.reason());
    return transaction.execute(
        status ->
            desk.allow(of, id, caller.inAudit(), why)
                .map(entry -> audited(caller, "allow for identity", of, entry))
                .orElseThrow(
                    () ->
                        Problem.of(
                                404,
                                "no-such-entry",
                                "there is no entry of this id.",
                                "Use an id from GET /api/identity/block-list.")
                            .asException()));
  }

  private EntryView audited(Caller caller, String what, TenantId tenant, Entry entry) {
    audit.record(caller.inAudit(), what, tenant + " block list entry " + entry.id(), entry.why());
    return EntryView.of(entry);
  }

  private static Written written(Blocked blocked) {
    if ((blocked.phone() == null) == (blocked.email() == null)) {
      throw wrong("phone", "there is no phone and no email, or both.", "Give one of them.");
    }
    return new Written(
        "",
        "",
        "",
        given(blocked.phone()),
        given(blocked.email()),
        Written.Place.unknown(),
        Optional.empty());
  }

  private static List<String> given(String value) {
    return Stream.ofNullable(value).filter(text -> text.length() <= LONGEST).toList();
  }

  private static State state(String given) {
    return Arrays.stream(State.values())
        .filter(one -> one.name().equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "state",
                    "the state is none of those that there are.",
                    "Use candidate, blocked or allowed."));
  }

  private static String reason(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw wrong(
          "reason",
          "the reason is missing or longer than " + LONGEST + " characters.",
          "Say in one sentence why.");
    }
    return reason.strip().replaceAll("\\p{Cntrl}", " ");
  }

  private static RuntimeException wrong(String field, String detail, String fix) {
    return Problem.of(400, "wrong-value", detail, fix).about(field).asException();
  }
}
