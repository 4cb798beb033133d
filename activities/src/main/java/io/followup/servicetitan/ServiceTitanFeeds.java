package io.followup.servicetitan;

import io.followup.feed.FeedSource;
import io.followup.feed.FeedSources;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The feeds of each tenant, made when they are first needed and kept with their token. */
public final class ServiceTitanFeeds implements FeedSources {
  /** What a page may take, with its repeats; ServiceTitan itself gives up after 100 s. */
  private static final Duration ONE_PAGE = Duration.ofSeconds(110);

  private final Tenants tenants;
  private final ServiceTitanConnections connections;
  private final Clock clock;
  private final Map<TenantId, FeedSource> made = new ConcurrentHashMap<>();

  public ServiceTitanFeeds(Tenants tenants, ServiceTitanConnections connections, Clock clock) {
    this.tenants = tenants;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public FeedSource of(TenantId id) {
    return made.computeIfAbsent(id, this::make);
  }

  private FeedSource make(TenantId id) {
    Tenant tenant = tenants.get(id);
    ServiceTitanApi api = connections.of(id).patient(ONE_PAGE);
    SessionFeed sessions = new SessionFeed(api, tenant, clock);
    ExportFeeds exports = new ExportFeeds(api);
    return (feed, start) ->
        switch (feed) {
          case SESSIONS -> sessions.read(start);
          default -> exports.read(feed, start);
        };
  }
}
