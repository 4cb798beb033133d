package io.followup.servicetitan;

import io.followup.acting.Acting;
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
  private final Acting acting;
  private final OwnOptOuts own;
  private final Clock clock;
  private final Executor executor;
  private final Map<TenantId, DispatchSystem> made = new ConcurrentHashMap<>();

  /**
   * @param acting makes what is missing there
   * @param own tells which opt-outs there are ours
   * @param executor runs reads that do not depend on each other side by side
   */
  public ServiceTitans(
      Tenants tenants,
      ServiceTitanConnections connections,
      Acting acting,
      OwnOptOuts own,
      Clock clock,
      Executor executor) {
    this.tenants = tenants;
    this.connections = connections;
    this.acting = acting;
    this.own = own;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public DispatchSystem of(TenantId tenant) {
    return made.computeIfAbsent(
        tenant,
        id -> new ServiceTitan(connections.of(id), tenants.get(id), acting, own, clock, executor));
  }
}
