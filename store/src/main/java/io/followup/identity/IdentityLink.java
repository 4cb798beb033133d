package io.followup.identity;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision about two records, as it is on record.
 *
 * @param one the record that was met first
 * @param decidedBy {@code rules}, {@code dispatch system}, or for example {@code key 3 (ops)}
 * @param replacedAt set once a later decision about the pair took its place
 * @param undone set once a person took it back; the rules never decide about the pair again
 */
public record IdentityLink(
    long id,
    TenantId tenant,
    CustomerId one,
    CustomerId other,
    Decision decision,
    String decidedBy,
    Instant decidedAt,
    Optional<Instant> replacedAt,
    Optional<Undone> undone) {

  /**
   * @param by for example {@code key 3 (ops)}
   */
  public record Undone(Instant at, String by, String why) {}

  public boolean isInForce() {
    return replacedAt.isEmpty() && undone.isEmpty();
  }
}
