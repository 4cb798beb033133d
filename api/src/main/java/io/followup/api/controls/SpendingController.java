package io.followup.api.controls;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.access.Role;
import io.followup.api.access.Caller;
import io.followup.tenant.Spend;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.followup.traffic.TenantSpending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What each tenant spent on messages and calls, and what it may. */
@RestController
@RequestMapping("/api/spending")
class SpendingController {
  private final TenantSpending spending;
  private final Tenants tenants;

  SpendingController(TenantSpending spending, Tenants tenants) {
    this.spending = spending;
    this.tenants = tenants;
  }

  /**
   * @param heldBackAt when a cap last held a send back; absent when none ever did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SpendingView(
      String tenant, String currency, Period today, Period thisMonth, Instant heldBackAt) {}

  /** In the currency, with two decimals. */
  record Period(BigDecimal spent, BigDecimal cap) {
    Period {
      spent = spent.setScale(2, RoundingMode.HALF_UP);
      cap = cap.setScale(2, RoundingMode.HALF_UP);
    }
  }

  /** By the name of the tenant. */
  @GetMapping
  List<SpendingView> list() {
    Caller caller = Caller.current();
    caller.mustBe(Role.VIEWER);
    return tenants.all().entrySet().stream()
        .filter(entry -> caller.maySee(entry.getKey()))
        .sorted(Comparator.comparing(entry -> entry.getKey().value()))
        .map(this::view)
        .toList();
  }

  private SpendingView view(Map.Entry<TenantId, Tenant> tenant) {
    Spend caps = tenant.getValue().limits().spend();
    TenantSpending.Spent spent = spending.of(tenant.getKey(), tenant.getValue().zone());
    return new SpendingView(
        tenant.getKey().value(),
        "USD",
        new Period(spent.today(), caps.daily()),
        new Period(spent.thisMonth(), caps.monthly()),
        spent.heldBackAt().orElse(null));
  }
}
