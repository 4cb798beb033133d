package io.followup.servicetitan;

import io.followup.dispatch.DispatchSystem;
import io.followup.dispatch.DispatchSystems;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One {@link ServiceTitan} per tenant, made when it is first needed. */
public final class ServiceTitans implements DispatchSystems {
  private final Tenants tenants;
  private final ServiceTitanConnections connections;
  private final Clock clock;
  private final Executor executor;
  private final Map<TenantId, DispatchSystem> made = new ConcurrentHashMap<>();

  /**
   * @param executor runs reads that do not depend on each other side by side
   */
  public ServiceTitans(
      Tenants tenants, ServiceTitanConnections connections, Clock clock, Executor executor) {
    this.tenants = tenants;
    this.connections = connections;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public DispatchSystem of(TenantId tenant) {
    return made.computeIfAbsent(
        tenant, id -> new ServiceTitan(connections.of(id), tenants.get(id), clock, executor));
  }
}
