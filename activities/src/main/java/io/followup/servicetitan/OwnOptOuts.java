package io.followup.servicetitan;

import io.followup.tenant.TenantId;

/**
 * Which opt-outs at ServiceTitan this engine put there itself. Its own record decides about them: a
 * customer who said START again is not kept silent by what nobody can take back there.
 */
@FunctionalInterface
public interface OwnOptOuts {
  /** None is ours. */
  OwnOptOuts NONE = (tenant, number) -> false;

  /**
   * @param number E.164
   */
  boolean told(TenantId tenant, String number);
}
