package io.followup.worker;

import io.followup.servicetitan.CallListener;
import io.followup.tenant.TenantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures calls of ServiceTitan: {@code followup_servicetitan_requests_seconds} by tenant, module
 * and status, {@code followup_servicetitan_wait_seconds} by tenant for how long calls waited for
 * their turn, and {@code followup_servicetitan_breaker} by tenant: 0 as usual, 1 trying, 2 left
 * alone.
 */
final class CountedCalls implements CallListener {
  private final MeterRegistry meters;
  private final Map<TenantId, BreakerState> breakers = new ConcurrentHashMap<>();

  CountedCalls(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void called(TenantId tenant, Call call) {
    meters
        .timer(
            "followup.servicetitan.requests",
            "tenant",
            tenant.value(),
            "module",
            call.module(),
            "status",
            call.status() == 0 ? "none" : Integer.toString(call.status()))
        .record(call.took());
    meters.timer("followup.servicetitan.wait", "tenant", tenant.value()).record(call.waited());
  }

  @Override
  public void breakerIs(TenantId tenant, BreakerState state) {
    if (breakers.put(tenant, state) == null) {
      Gauge.builder("followup.servicetitan.breaker", () -> breakers.get(tenant).ordinal())
          .tag("tenant", tenant.value())
          .register(meters);
    }
  }
}
