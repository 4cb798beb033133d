package io.followup.version;

import com.fasterxml.jackson.annotation.JsonValue;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One version of a sequence, or the draft of the next one.
 *
 * @param version counted from 1 for each name of a tenant; empty for a draft
 * @param content the file, as its author wrote it
 * @param hash the same for files that say the same; empty for a draft that cannot be read
 * @param basedOn version in force when it was written; 0 when there was none
 * @param note why it was written
 * @param author for example {@code key 3 (ops)}
 * @param writtenAt when the draft was last saved, or the version handed in
 */
public record SequenceVersion(
    long id,
    TenantId tenant,
    String name,
    Optional<Integer> version,
    State state,
    String content,
    Optional<String> hash,
    Origin origin,
    int basedOn,
    String note,
    String author,
    Instant writtenAt,
    Optional<Instant> publishedAt,
    Optional<Archived> archived) {

  /** From being written to being out of force. */
  public enum State {
    DRAFT,
    /** In force: starts runs. */
    PUBLISHED,
    /** Starts no run any more; runs that carry it go on. */
    ARCHIVED;

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Through which door it came. */
  public enum Origin {
    /** The folder of sequence files that is read at start. */
    FOLDER,
    /** Somebody published it. */
    PEOPLE;

    static Origin of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** When, by whom and why it was taken out of force. */
  public record Archived(Instant at, String by, String why) {}

  /** For example {@code unsold-estimate@3}, or {@code draft of unsold-estimate}. */
  public String label() {
    return version.map(number -> name + "@" + number).orElse("draft of " + name);
  }
}
