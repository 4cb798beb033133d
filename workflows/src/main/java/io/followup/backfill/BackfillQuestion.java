package io.followup.backfill;

import io.followup.tenant.TenantId;

/**
 * What would happen if open objects entered a sequence.
 *
 * @param id unique
 * @param sequence name of it
 * @param content the file; it need not be published
 * @param days so many days old an object may be
 */
public record BackfillQuestion(
    TenantId tenant, String id, String sequence, String content, int days, Ramp ramp) {

  /** For example {@code backfill-preview/acme/unsold-estimate/1f0a…}. */
  public String workflowId() {
    return workflowId(tenant, sequence, id);
  }

  public static String workflowId(TenantId tenant, String sequence, String id) {
    return "backfill-preview/%s/%s/%s".formatted(tenant, sequence, id);
  }
}
