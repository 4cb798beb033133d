package io.followup.dispatch;

import io.followup.tenant.TenantId;

/** What can be done in the dispatch systems of all tenants. */
@FunctionalInterface
public interface Deeds {

  /**
   * @param marker is left with the object where the dispatch system knows no key of ours, and found
   *     again; without personal data
   * @throws DispatchRefused when the tenant's dispatch system cannot do this at all; says so
   */
  Deed of(TenantId tenant, Action action, String marker);
}
