package io.followup.api.deliveries;

import io.followup.access.Audit;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.api.problem.Problem;
import io.followup.inbox.Bell;
import io.followup.inbox.Deliveries;
import io.followup.inbox.Deliveries.Delivery;
import io.followup.inbox.DeliveryState;
import io.followup.tenant.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells of every delivery what it was read as, what came of it, or why nothing did. */
@RestController
@RequestMapping("/api/deliveries")
class DeliveriesController {
  private static final int MOST = 200;

  private final Deliveries deliveries;
  private final Audit audit;
  private final Bell bell;
  private final TransactionTemplate transaction;

  DeliveriesController(
      Deliveries deliveries, Audit audit, Bell bell, TransactionTemplate transaction) {
    this.deliveries = deliveries;
    this.audit = audit;
    this.bell = bell;
    this.transaction = transaction;
  }

  @GetMapping
  DeliveryPage list(
      @RequestParam Optional<String> tenant,
      @RequestParam Optional<String> state,
      @RequestParam Optional<String> subject,
      @RequestParam Optional<Long> before,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(
              400, "wrong-value", "limit is " + limit + ".", "Use a value from 1 to " + MOST + ".")
          .about("limit")
          .asException();
    }
    Optional<Set<TenantId>> tenants = tenants(tenant);
    if (tenants.isPresent() && tenants.get().isEmpty()) {
      return DeliveryPage.of(List.of(), limit);
    }
    return DeliveryPage.of(
        deliveries.list(
            new Deliveries.Filter(
                tenants, state.map(DeliveriesController::state), subject, before, limit)),
        limit);
  }

  @GetMapping("/{id}")
  DeliveryView find(@PathVariable long id) {
    Delivery delivery = visible(id);
    return Caller.current().is(Role.ADMIN)
        ? deliveries
            .raw(id)
            .map(raw -> DeliveryView.of(delivery, raw))
            .orElseGet(() -> DeliveryView.of(delivery))
        : DeliveryView.of(delivery);
  }

  @PostMapping("/{id}/replay")
  DeliveryView replay(@PathVariable long id) {
    Caller caller = Caller.current();
    caller.mustBe(Role.ADMIN);
    Delivery delivery = visible(id);
    boolean replayed =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  audit.record(
                      caller.inAudit(),
                      "replay",
                      "delivery " + id,
                      "was " + delivery.state().name());
                  return deliveries.replay(id);
                }));
    if (!replayed) {
      throw Problem.of(
              409,
              "already-waiting",
              "delivery " + id + " waits to be relayed already.",
              "Look at it again in a moment.")
          .asException();
    }
    bell.ring();
    return DeliveryView.of(visible(id));
  }

  /** What a key may not see does not exist for it. */
  private Delivery visible(long id) {
    return deliveries
        .find(id)
        .filter(delivery -> Caller.current().maySee(delivery.tenant()))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-delivery",
                        "there is no delivery " + id + " that this key may see.",
                        "Use the id from the webhook's answer, with a key of its tenant.")
                    .asException());
  }

  private static Optional<Set<TenantId>> tenants(Optional<String> wanted) {
    Caller caller = Caller.current();
    if (wanted.isEmpty()) {
      return caller.tenants();
    }
    try {
      TenantId tenant = new TenantId(wanted.get());
      return Optional.of(caller.maySee(tenant) ? Set.of(tenant) : Set.of());
    } catch (IllegalArgumentException notATenant) {
      return Optional.of(Set.of());
    }
  }

  private static DeliveryState state(String wanted) {
    try {
      return DeliveryState.valueOf(wanted.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Problem.of(
              400,
              "wrong-value",
              "the state is none that we know.",
              "Use one of " + Arrays.toString(DeliveryState.values()) + ".")
          .about("state")
          .asException();
    }
  }
}
