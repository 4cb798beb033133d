package io.followup.identity;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Where a person says which numbers and mailboxes tell nothing of who somebody is: tracking
 * numbers, front desks, agents. Whoever shares one is compared again at once. What is changed here
 * takes part in the caller's transaction; other processes follow within a minute.
 */
public final class BlockListDesk {
  /** The others of a number that so many left are compared again when they are met. */
  private static final int COMPARED_AT_ONCE = 200;

  private static final String COLUMNS = "id, key, state, why, decided_by, decided_at";

  private static final String PUT =
      """
      insert into identity_blocked (tenant, key, state, why, decided_by)
      values (?, ?, ?, ?, ?)
      on conflict (tenant, key) do update
        set state = excluded.state, why = excluded.why, decided_by = excluded.decided_by,
            decided_at = now()
      returning\s\
      """
          + COLUMNS;

  private static final String UNSETTLE =
      """
      update identity_record r set settled = false
      from identity_key k where k.tenant = ? and k.key = ? and r.id = k.record
      """;

  private final JdbcTemplate jdbc;
  private final IdentityRows rows;
  private final DataSource dataSource;
  private final Rules reading = new Rules(new WrittenNumbers(), BlockList.usual());

  /** What counts. */
  public enum State {
    /** The engine found it with many; it still counts until a person blocks it. */
    CANDIDATE,
    BLOCKED,
    /** A person says that it is somebody's, though many left it. */
    ALLOWED
  }

  /**
   * @param value a number in E.164 form, or an address as it is compared; personal
   * @param email whether it is an address
   */
  public record Entry(
      long id,
      String value,
      boolean email,
      State state,
      String why,
      String decidedBy,
      Instant decidedAt) {
    @Override
    public String toString() {
      return "Entry[" + id + " " + state + "]";
    }
  }

  public BlockListDesk(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.rows = new IdentityRows(dataSource);
    this.dataSource = dataSource;
  }

  /**
   * @param state empty: all
   * @param after id of the last one of the page before
   */
  public List<Entry> list(TenantId tenant, Optional<State> state, long after, int most) {
    return jdbc.query(
        "select "
            + COLUMNS
            + " from identity_blocked where tenant = ? and (? = '' or state = ?) and id > ?"
            + " order by id limit ?",
        BlockListDesk::entry,
        tenant.value(),
        state.map(BlockListDesk::lower).orElse(""),
        state.map(BlockListDesk::lower).orElse(""),
        after,
        most);
  }

  public Optional<Entry> find(TenantId tenant, long id) {
    return jdbc
        .query(
            "select " + COLUMNS + " from identity_blocked where tenant = ? and id = ?",
            BlockListDesk::entry,
            tenant.value(),
            id)
        .stream()
        .findFirst();
  }

  /**
   * Blocks a number or mailbox, whether it was known or not.
   *
   * @param written as people write it
   * @return empty when it is neither, or one that never counts
   */
  public Optional<Entry> block(TenantId tenant, Written written, String by, String why) {
    return reading.keysOf(written).strong().stream()
        .findFirst()
        .map(key -> put(tenant, key, State.BLOCKED, by, why));
  }

  /** It counts again, and is no candidate any more. */
  public Optional<Entry> allow(TenantId tenant, long id, String by, String why) {
    return jdbc
        .queryForList(
            "select key from identity_blocked where tenant = ? and id = ?",
            String.class,
            tenant.value(),
            id)
        .stream()
        .findFirst()
        .map(key -> put(tenant, key, State.ALLOWED, by, why));
  }

  private Entry put(TenantId tenant, String key, State state, String by, String why) {
    rows.lock(tenant);
    Entry entry =
        jdbc.query(PUT, BlockListDesk::entry, tenant.value(), key, lower(state), why, by)
            .getFirst();
    jdbc.update(UNSETTLE, tenant.value(), key);
    // Fresh ones: those of running processes are kept for a minute.
    Settling settling = new Settling(dataSource);
    rows.holders(tenant, key, COMPARED_AT_ONCE).forEach(record -> settling.settle(tenant, record));
    return entry;
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    String key = row.getString("key");
    return new Entry(
        row.getLong("id"),
        key.substring(key.indexOf(':') + 1),
        key.startsWith("email:"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("why"),
        row.getString("decided_by"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }

  private static String lower(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
