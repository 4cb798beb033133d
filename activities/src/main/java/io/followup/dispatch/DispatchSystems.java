package io.followup.dispatch;

import io.followup.tenant.TenantId;

/** The dispatch system of each tenant. */
@FunctionalInterface
public interface DispatchSystems {
  DispatchSystem of(TenantId tenant);
}
