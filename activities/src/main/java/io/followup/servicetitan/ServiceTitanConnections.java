package io.followup.servicetitan;

import io.followup.tenant.Tenant;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * The connections of this process to ServiceTitan: one per tenant, made when it is first needed and
 * shared by everything that calls it, so that token, pace and breaker are the tenant's own. To be
 * made once per process.
 */
public final class ServiceTitanConnections {
  private static final String LOOPBACK = "127.0.0.1";

  private final Tenants tenants;
  private final HttpClient http;
  private final Clock clock;
  private final ClientSettings settings;
  private final CallListener listener;
  private final FairTurns turns;
  private final Map<TenantId, ServiceTitanApi> made = new ConcurrentHashMap<>();

  /**
   * @param listener hears of every call
   * @throws IllegalArgumentException when a tenant of the real ServiceTitan would be called more
   *     often than it allows
   */
  public ServiceTitanConnections(
      Tenants tenants,
      HttpClient http,
      Clock clock,
      ClientSettings settings,
      CallListener listener) {
    this.tenants = tenants;
    this.http = http;
    this.clock = clock;
    this.settings = settings;
    this.listener = listener;
    this.turns = new FairTurns(settings.callsAtATime());
    tenants.all().values().forEach(this::requireLawfulPace);
  }

  private void requireLawfulPace(Tenant tenant) {
    if (settings.callsPerSecond() >= ClientSettings.LIMIT
        && !LOOPBACK.equals(tenant.servicetitan().apiUrl().getHost())) {
      throw new IllegalArgumentException(
          "followup.servicetitan.calls-per-second is "
              + settings.callsPerSecond()
              + ", but ServiceTitan takes fewer than "
              + ClientSettings.LIMIT
              + " of a tenant: use 1 to 59; more is allowed only in front of a simulator"
              + " (servicetitan.api-url at 127.0.0.1)");
    }
  }

  /**
   * @throws IllegalStateException when the tenant is not configured
   */
  public ServiceTitanApi of(TenantId tenant) {
    return made.computeIfAbsent(
        tenant,
        id ->
            new ServiceTitanApi(
                new Connection(
                    id, tenants.get(id).servicetitan(), settings, http, clock, turns, listener),
                settings.patience()));
  }

  public ClientSettings settings() {
    return settings;
  }
}
