package io.followup.version;

import io.followup.sequence.Sequence;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersion.Origin;

/**
 * A sequence that is to be published.
 *
 * @param content the file that the sequence was read from
 * @param basedOn version that was in force when its author looked; 0 when none was
 */
public record NewVersion(
    TenantId tenant,
    Sequence sequence,
    String content,
    Origin origin,
    int basedOn,
    String note,
    String author) {

  String name() {
    return sequence.name();
  }
}
