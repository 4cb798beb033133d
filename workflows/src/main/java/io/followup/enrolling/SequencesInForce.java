package io.followup.enrolling;

import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import java.util.List;

/** Which sequences start runs, for each tenant. */
public interface SequencesInForce {

  /** Those of a tenant that this trigger starts, in the order of their names. */
  List<Sequence> of(TenantId tenant, Trigger trigger);
}
