package io.followup.reconciliation;

import io.followup.tenant.TenantId;

/** The lists of each tenant's dispatch system. */
@FunctionalInterface
public interface ObjectListsOfTenants {
  ObjectLists of(TenantId tenant);
}
