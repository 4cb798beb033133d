package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersion.Archived;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersion.State;
import java.time.Instant;

/**
 * A version of a sequence, or its draft, as the API shows it. What there is not is left out.
 *
 * @param label for example {@code unsold-estimate@3}
 * @param content the file; only where one version is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
    String name,
    Integer version,
    String label,
    State state,
    String hash,
    Origin origin,
    int basedOn,
    String note,
    String author,
    Instant writtenAt,
    Instant publishedAt,
    Instant archivedAt,
    String archivedBy,
    String archivedWhy,
    String content) {

  static VersionView of(SequenceVersion version) {
    return of(version, null);
  }

  static VersionView withContent(SequenceVersion version) {
    return of(version, version.content());
  }

  private static VersionView of(SequenceVersion version, String content) {
    return new VersionView(
        version.name(),
        version.version().orElse(null),
        version.label(),
        version.state(),
        version.hash().orElse(null),
        version.origin(),
        version.basedOn(),
        version.note(),
        version.author(),
        version.writtenAt(),
        version.publishedAt().orElse(null),
        version.archived().map(Archived::at).orElse(null),
        version.archived().map(Archived::by).orElse(null),
        version.archived().map(Archived::why).orElse(null),
        content);
  }
}
