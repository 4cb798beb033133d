package io.followup.enrolling;

import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which sequences start runs, for each tenant. */
public interface SequencesInForce {

  /** Those of a tenant that this trigger starts, in the order of their names. */
  List<Sequence> of(TenantId tenant, Trigger trigger);

  /**
   * Since when a sequence takes in what happens: what counts its hours from before enters only by a
   * backfill. Empty when everything enters.
   *
   * @param sequence name of it
   */
  default Optional<Instant> launchedOn(TenantId tenant, String sequence) {
    return Optional.empty();
  }
}
