package io.followup.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.sequence.Sequence;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import io.followup.version.SequenceVersion.Archived;
import io.followup.version.SequenceVersion.Origin;
import io.followup.version.SequenceVersion.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Drafts and versions of sequences. What changes them takes part in the caller's transaction; the
 * database itself refuses to change what was published.
 */
public final class SequenceVersions {
  private static final ObjectMapper JSON = Payloads.mapper();
  private static final String COLUMNS =
      """
      select id, tenant, name, version, state, content, hash, origin, based_on, note, author, written_at,
             published_at, archived_at, archived_by, archived_why
      from sequence_version
      """;

  private final JdbcTemplate jdbc;

  public SequenceVersions(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  // What is there.

  /** Everything of a tenant, ordered by name; of each name the newest first, a draft before all. */
  public List<SequenceVersion> of(TenantId tenant) {
    return jdbc.query(
        COLUMNS + "where tenant = ? order by name, version desc nulls first",
        SequenceVersions::read,
        tenant.value());
  }

  /** All of one name, the newest first, a draft before all. */
  public List<SequenceVersion> of(TenantId tenant, String name) {
    return jdbc.query(
        COLUMNS + "where tenant = ? and name = ? order by version desc nulls first",
        SequenceVersions::read,
        tenant.value(),
        name);
  }

  public Optional<SequenceVersion> draft(TenantId tenant, String name) {
    return one(tenant, name, State.DRAFT);
  }

  public Optional<SequenceVersion> inForce(TenantId tenant, String name) {
    return one(tenant, name, State.PUBLISHED);
  }

  private Optional<SequenceVersion> one(TenantId tenant, String name, State state) {
    return jdbc
        .query(
            COLUMNS + "where tenant = ? and name = ? and state = ?",
            SequenceVersions::read,
            tenant.value(),
            name,
            state.toString())
        .stream()
        .findFirst();
  }

  /** A version by its number, in force or archived. */
  public Optional<SequenceVersion> find(TenantId tenant, String name, int version) {
    return jdbc
        .query(
            COLUMNS + "where tenant = ? and name = ? and version = ?",
            SequenceVersions::read,
            tenant.value(),
            name,
            version)
        .stream()
        .findFirst();
  }

  // What runs are started with.

  /** A sequence that starts runs. */
  public record InForce(long id, TenantId tenant, Sequence sequence) {}

  /** Differs whenever anything was published or archived in between. */
  public String fingerprint() {
    return jdbc.queryForObject(
        "select coalesce(md5(string_agg(id::text, ',' order by id)), '') from sequence_version"
            + " where state = 'published'",
        String.class);
  }

  /** All that is in force, of every tenant. */
  public List<InForce> inForce() {
    return jdbc.query(
        "select id, tenant, definition from sequence_version where state = 'published'",
        (row, n) -> new InForce(row.getLong(1), new TenantId(row.getString(2)), sequence(row, 3)));
  }

  /** A published sequence as runs carry it. */
  public Optional<Sequence> definition(TenantId tenant, String name, int version) {
    return jdbc
        .query(
            "select definition from sequence_version where tenant = ? and name = ? and version = ?",
            (row, n) -> sequence(row, 1),
            tenant.value(),
            name,
            version)
        .stream()
        .findFirst();
  }

  // What people do.

  /**
   * Saves the draft of a name. A draft that is there gets the new text, and goes on being based on
   * the version that it was begun with.
   *
   * @param hash empty when the text cannot be read as a sequence yet
   */
  public void saveDraft(
      TenantId tenant,
      String name,
      String content,
      Optional<String> hash,
      String note,
      String author) {
    lock(tenant, name);
    jdbc.update(
        """
        insert into sequence_version (tenant, name, state, content, hash, origin, based_on, note, author)
        values (?, ?, 'draft', ?, ?, 'people', ?, ?, ?)
        on conflict (tenant, name) where state = 'draft' do update
          set content = excluded.content, hash = excluded.hash, note = excluded.note, author = excluded.author,
              written_at = now()
        """,
        tenant.value(),
        name,
        content,
        hash.orElse(null),
        number(inForce(tenant, name)),
        note,
        author);
  }

  /** Whether there was one. */
  public boolean dropDraft(TenantId tenant, String name) {
    return jdbc.update(
            "delete from sequence_version where tenant = ? and name = ? and state = 'draft'",
            tenant.value(),
            name)
        == 1;
  }

  /**
   * Puts a sequence in force as the next version of its name; what was in force is archived. Of
   * several at the same time the first one wins.
   */
  public Publication publish(NewVersion wanted) {
    int newest = lock(wanted.tenant(), wanted.name());
    Optional<SequenceVersion> inForce = inForce(wanted.tenant(), wanted.name());
    if (inForce
        .flatMap(SequenceVersion::hash)
        .filter(wanted.sequence().hash()::equals)
        .isPresent()) {
      return new Publication.Unchanged(inForce.get());
    }
    if (number(inForce) != wanted.basedOn()) {
      return new Publication.Overtaken(number(inForce));
    }
    int version = newest + 1;
    inForce.ifPresent(
        before -> archive(before, wanted.author(), "Version " + version + " took its place."));
    jdbc.update(
        "update sequence_name set versions = ? where tenant = ? and name = ?",
        version,
        wanted.tenant().value(),
        wanted.name());
    jdbc.update(
        """
        insert into sequence_version
          (tenant, name, version, state, content, hash, definition, origin, based_on, note, author, published_at)
        values (?, ?, ?, 'published', ?, ?, ?::jsonb, ?, ?, ?, ?, now())
        """,
        wanted.tenant().value(),
        wanted.name(),
        version,
        wanted.content(),
        wanted.sequence().hash(),
        json(wanted.sequence(), version),
        wanted.origin().toString(),
        wanted.basedOn(),
        wanted.note(),
        wanted.author());
    return new Publication.Published(
        find(wanted.tenant(), wanted.name(), version).orElseThrow(), inForce);
  }

  /** Takes the version in force out of it; empty when none is. */
  public Optional<SequenceVersion> archive(TenantId tenant, String name, String by, String why) {
    lock(tenant, name);
    Optional<SequenceVersion> inForce = inForce(tenant, name);
    inForce.ifPresent(version -> archive(version, by, why));
    return inForce;
  }

  private void archive(SequenceVersion version, String by, String why) {
    jdbc.update(
        """
        update sequence_version set state = 'archived', archived_at = now(), archived_by = ?, archived_why = ?
        where id = ?
        """,
        by,
        why,
        version.id());
  }

  /** Nobody else changes this name until the transaction ends. Returns its newest version. */
  private int lock(TenantId tenant, String name) {
    jdbc.update(
        "insert into sequence_name (tenant, name) values (?, ?) on conflict do nothing",
        tenant.value(),
        name);
    return jdbc.queryForObject(
        "select versions from sequence_name where tenant = ? and name = ? for update",
        Integer.class,
        tenant.value(),
        name);
  }

  private static int number(Optional<SequenceVersion> version) {
    return version.flatMap(SequenceVersion::version).orElse(0);
  }

  /** With the number that is counted here, whatever the file says. */
  private static String json(Sequence sequence, int version) {
    ObjectNode definition = JSON.valueToTree(sequence);
    definition.put("version", version);
    return definition.toString();
  }

  private static Sequence sequence(ResultSet row, int column) throws SQLException {
    try {
      return JSON.readValue(row.getString(column), Sequence.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("a stored sequence cannot be read", unreadable);
    }
  }

  private static SequenceVersion read(ResultSet row, int n) throws SQLException {
    Optional<Instant> archivedAt = instant(row, "archived_at");
    String by = row.getString("archived_by");
    String why = row.getString("archived_why");
    return new SequenceVersion(
        row.getLong("id"),
        new TenantId(row.getString("tenant")),
        row.getString("name"),
        Optional.ofNullable(row.getObject("version", Integer.class)),
        State.of(row.getString("state")),
        row.getString("content"),
        Optional.ofNullable(row.getString("hash")),
        Origin.of(row.getString("origin")),
        row.getInt("based_on"),
        row.getString("note"),
        row.getString("author"),
        instant(row, "written_at").orElseThrow(),
        instant(row, "published_at"),
        archivedAt.map(at -> new Archived(at, by, why)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
