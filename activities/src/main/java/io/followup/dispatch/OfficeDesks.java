package io.followup.dispatch;

import io.followup.tenant.TenantId;

/** The desk of each tenant's office. */
@FunctionalInterface
public interface OfficeDesks {
  OfficeDesk of(TenantId tenant);
}
