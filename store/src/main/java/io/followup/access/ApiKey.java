package io.followup.access;

import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A key to the REST API, without its secret.
 *
 * @param name who or what uses it
 * @param tenants whose objects it may see; empty = every tenant's
 */
public record ApiKey(
    long id,
    String name,
    Role role,
    Optional<Set<TenantId>> tenants,
    Instant createdAt,
    Optional<Instant> revokedAt) {

  public boolean maySee(TenantId tenant) {
    return tenants.map(own -> own.contains(tenant)).orElse(true);
  }

  /** Whether it may see everything that a key for {@code others} may see. */
  public boolean covers(Optional<Set<TenantId>> others) {
    return tenants.map(own -> others.map(own::containsAll).orElse(false)).orElse(true);
  }
}
