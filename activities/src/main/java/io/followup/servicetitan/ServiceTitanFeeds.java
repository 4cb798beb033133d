package io.followup.servicetitan;

import io.followup.feed.FeedSource;
import io.followup.feed.FeedSources;
import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.HttpClient;

/** The feeds of each tenant, made when they are first needed and kept with their token. */
public final class ServiceTitanFeeds implements FeedSources {
  private final Tenants tenants;
  private final HttpClient http;
  private final Clock clock;
  private final Map<TenantId, FeedSource> made = new ConcurrentHashMap<>();

  public ServiceTitanFeeds(Tenants tenants, HttpClient http, Clock clock) {
    this.tenants = tenants;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public FeedSource of(TenantId id) {
    return made.computeIfAbsent(id, this::make);
  }

  private FeedSource make(TenantId id) {
    Tenant tenant = tenants.get(id);
    ServiceTitanApi api = new ServiceTitanApi(id, tenant.servicetitan(), http, clock);
    SessionFeed sessions = new SessionFeed(api, tenant, clock);
    ExportFeeds exports = new ExportFeeds(api);
    return (feed, start) ->
        switch (feed) {
          case SESSIONS -> sessions.read(start);
          default -> exports.read(feed, start);
        };
  }
}
