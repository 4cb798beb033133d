package io.followup.api.sequences;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.sequence.SequenceFile;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersion.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A sequence by its name, as lists show it. What there is not is left out.
 *
 * @param trigger of the version in force, else of the newest text that can be read
 * @param versions number of the newest version; 0 while there is only a draft
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SequenceView(
    String name, String trigger, int versions, VersionView inForce, VersionView draft) {

  /**
   * @param all of one name, the newest first, a draft before all; at least one
   */
  static SequenceView of(List<SequenceVersion> all) {
    Optional<SequenceVersion> inForce = in(State.PUBLISHED, all);
    return new SequenceView(
        all.getFirst().name(),
        inForce
            .flatMap(SequenceView::trigger)
            .or(() -> all.stream().flatMap(version -> trigger(version).stream()).findFirst())
            .orElse(null),
        all.stream().flatMap(version -> version.version().stream()).findFirst().orElse(0),
        inForce.map(VersionView::of).orElse(null),
        in(State.DRAFT, all).map(VersionView::of).orElse(null));
  }

  private static Optional<SequenceVersion> in(State state, List<SequenceVersion> all) {
    return all.stream().filter(version -> version.state() == state).findFirst();
  }

  private static Optional<String> trigger(SequenceVersion version) {
    byte[] content = version.content().getBytes(StandardCharsets.UTF_8);
    return SequenceFile.read(version.name(), content) instanceof SequenceFile.Valid valid
        ? Optional.of(valid.sequence().trigger().written())
        : Optional.empty();
  }
}
