package io.followup.tenant;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All configured tenants. */
public final class Tenants {
  private final Map<TenantId, Tenant> byId = new LinkedHashMap<>();
  private final Map<String, TenantId> byToken = new HashMap<>();

  public Tenants(Map<String, Tenant> configured) {
    if (configured == null || configured.isEmpty()) {
      throw new IllegalArgumentException(
          "followup.tenants is empty: name a file with at least one tenant in FOLLOWUP_CONFIG");
    }
    configured.forEach(
        (id, tenant) -> {
          TenantId tenantId = new TenantId(id);
          byId.put(tenantId, tenant);
          TenantId other = byToken.put(tenant.webhooks().token(), tenantId);
          if (other != null) {
            throw new IllegalArgumentException(
                "followup.tenants."
                    + id
                    + ".webhooks.token is the same as that of "
                    + other
                    + ": every tenant needs its own");
          }
        });
  }

  public Optional<Tenant> find(TenantId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws IllegalStateException when a run names a tenant that is no longer configured
   */
  public Tenant get(TenantId id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "tenant " + id + " is not configured: add it to the file in FOLLOWUP_CONFIG"));
  }

  public Optional<TenantId> byWebhookToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  public Map<TenantId, Tenant> all() {
    return Map.copyOf(byId);
  }
}
