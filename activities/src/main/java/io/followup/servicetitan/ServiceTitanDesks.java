package io.followup.servicetitan;

import io.followup.dispatch.OfficeDesk;
import io.followup.dispatch.OfficeDesks;
import io.followup.tenant.Answers;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks where a tenant has said how to file them, else notes on the customer. */
public final class ServiceTitanDesks implements OfficeDesks {
  private final Tenants tenants;
  private final ServiceTitanConnections connections;
  private final Clock clock;
  private final Map<TenantId, OfficeDesk> made = new ConcurrentHashMap<>();

  public ServiceTitanDesks(Tenants tenants, ServiceTitanConnections connections, Clock clock) {
    this.tenants = tenants;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public OfficeDesk of(TenantId tenant) {
    return made.computeIfAbsent(tenant, this::make);
  }

  private OfficeDesk make(TenantId id) {
    Tenant tenant = tenants.get(id);
    ServiceTitanApi api = connections.of(id);
    Optional<Answers.Task> task = Optional.ofNullable(tenant.answers().task());
    return task.<OfficeDesk>map(how -> new Tasks(api, how, clock))
        .orElseGet(() -> new CustomerNotes(api));
  }
}
