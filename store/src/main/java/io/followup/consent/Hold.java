package io.followup.consent;

import io.followup.hold.HoldKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A reason why only a person may go on with a customer.
 *
 * @param customer the one it is about; it counts as well for everybody who has the contact point
 * @param contactPoint id of the place it was said from
 * @param why one sentence without personal data
 * @param source where we know it from, for example {@code delivery 4711}
 * @param until wall time at which it ends by itself; empty: when somebody releases it
 * @param release set once somebody released it
 */
public record Hold(
    long id,
    TenantId tenant,
    Optional<CustomerId> customer,
    Optional<Long> contactPoint,
    HoldKind kind,
    String why,
    String source,
    Instant since,
    Optional<Instant> until,
    Optional<Release> release) {

  /**
   * @param by for example {@code key 3 (ops)}
   */
  public record Release(Instant at, String by, String why) {}

  /** Whether it still counts at that wall time. */
  public boolean isInForce(Instant now) {
    return release.isEmpty() && until.map(now::isBefore).orElse(true);
  }
}
