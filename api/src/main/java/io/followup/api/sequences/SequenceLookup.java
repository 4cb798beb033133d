package io.followup.api.sequences;

import io.followup.api.problem.Problem;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersion;
import io.followup.version.SequenceVersion.State;
import io.followup.version.SequenceVersions;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds versions as requests name them, and refuses in a sentence where there is none. */
final class SequenceLookup {
  private static final String DRAFT = "draft";
  private static final String IN_FORCE = "in-force";

  private final SequenceVersions versions;

  SequenceLookup(SequenceVersions versions) {
    this.versions = versions;
  }

  /** All of one name, the newest first, a draft before all; at least one. */
  List<SequenceVersion> all(TenantId tenant, String name) {
    List<SequenceVersion> all = versions.of(tenant, name);
    if (all.isEmpty()) {
      throw Problem.of(
              404,
              "no-such-sequence",
              "there is no sequence of this name.",
              "List the sequences with GET /api/sequences.")
          .asException();
    }
    return all;
  }

  /**
   * @param which a number, {@code draft} or {@code in-force}
   */
  SequenceVersion one(TenantId tenant, String name, String which) {
    List<SequenceVersion> all = all(tenant, name);
    return find(all, which)
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "no-such-version",
                        "'" + name + "' has no such version.",
                        "Use a number from GET /api/sequences/"
                            + name
                            + "/versions, draft or in-force.")
                    .about("version")
                    .asException());
  }

  private static Optional<SequenceVersion> find(List<SequenceVersion> all, String which) {
    if (which.equals(DRAFT)) {
      return first(all, version -> version.state() == State.DRAFT);
    }
    if (which.equals(IN_FORCE)) {
      return first(all, version -> version.state() == State.PUBLISHED);
    }
    return first(
        all, version -> version.version().map(String::valueOf).filter(which::equals).isPresent());
  }

  /**
   * What differs.
   *
   * @param from a number, {@code draft} or {@code in-force}; the version before {@code to} when
   *     left out
   * @param to the same; the draft, else the newest version, when left out
   */
  LineDiff diff(TenantId tenant, String name, Optional<String> from, Optional<String> to) {
    List<SequenceVersion> all = all(tenant, name);
    SequenceVersion newer =
        to.map(which -> one(tenant, name, which)).orElseGet(() -> all.getFirst());
    Optional<SequenceVersion> older =
        from.map(which -> one(tenant, name, which)).or(() -> before(all, newer));
    return LineDiff.of(older.orElse(newer), newer);
  }

  /** A draft is compared with what is in force, a version with the one before it. */
  private static Optional<SequenceVersion> before(
      List<SequenceVersion> all, SequenceVersion newer) {
    return newer.state() == State.DRAFT
        ? first(all, version -> version.state() == State.PUBLISHED)
            .or(() -> first(all, version -> version.version().isPresent()))
        : first(
            all,
            version ->
                version.version().orElse(0) < newer.version().orElse(0)
                    && version.version().isPresent());
  }

  private static Optional<SequenceVersion> first(
      List<SequenceVersion> all, Predicate<SequenceVersion> fits) {
    return all.stream().filter(fits).findFirst();
  }
}
