package io.followup.servicetitan;

import io.followup.feed.FeedSources;
import io.followup.reconciliation.ObjectLists;
import io.followup.reconciliation.ObjectListsOfTenants;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The lists of each tenant's ServiceTitan, made when they are first needed. */
public final class ComparedListsOfTenants implements ObjectListsOfTenants {
  /** Nobody waits for the comparison; touches go first. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Tenants tenants;
  private final ServiceTitanConnections connections;
  private final SideBySide sideBySide;
  private final FeedSources feeds;
  private final Map<TenantId, ObjectLists> made = new ConcurrentHashMap<>();

  /**
   * @param executor runs reads that do not depend on each other side by side
   */
  public ComparedListsOfTenants(
      Tenants tenants, ServiceTitanConnections connections, Executor executor, Clock clock) {
    this.tenants = tenants;
    this.connections = connections;
    this.sideBySide = new SideBySide(executor);
    this.feeds = new ServiceTitanFeeds(tenants, connections, clock);
  }

  @Override
  public ObjectLists of(TenantId tenant) {
    return made.computeIfAbsent(tenant, this::make);
  }

  private ObjectLists make(TenantId id) {
    ServiceTitanApi api = connections.of(id).patient(PATIENCE);
    CustomerFile file = new CustomerFile(api, OwnOptOuts.NONE);
    return new ComparedLists(
        id,
        tenants.get(id).servicetitan().tenantId(),
        api,
        file,
        new CustomersOfContacts(api, file, sideBySide),
        feeds.of(id));
  }
}
