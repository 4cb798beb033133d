package io.followup.servicetitan;

import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.DispatchSystems;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.classic.HttpClient;

/** One {@link ServiceTitan} per tenant, made when it is first needed and kept with its token. */
public final class ServiceTitans implements DispatchSystems {
  private final Tenants tenants;
  private final HttpClient http;
  private final Clock clock;
  private final Executor executor;
  private final Map<TenantId, DispatchSystem> made = new ConcurrentHashMap<>();

  /**
   * @param executor runs reads that do not depend on each other side by side
   */
  public ServiceTitans(Tenants tenants, HttpClient http, Clock clock, Executor executor) {
    this.tenants = tenants;
    this.http = http;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public DispatchSystem of(TenantId tenant) {
    return made.computeIfAbsent(
        tenant, id -> new ServiceTitan(id, tenants.get(id), http, clock, executor));
  }
}
