package io.followup.feed;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each feed was read, and how it fares. */
public final class FeedPositions {
  private final JdbcTemplate jdbc;

  /**
   * How a feed fares.
   *
   * @param readAt when it was last read to its end
   * @param newest latest modification told, by the dispatch system's clock
   * @param rows told so far, repeats included
   * @param added of them were not known before
   * @param trouble why it cannot be read; empty while it can
   * @param troubleSince since when
   */
  public record State(
      TenantId tenant,
      Feed feed,
      Optional<Instant> readAt,
      Optional<Instant> newest,
      long rows,
      long added,
      Optional<String> trouble,
      Optional<Instant> troubleSince) {}

  public FeedPositions(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  public FeedPosition of(TenantId tenant, Feed feed) {
    return jdbc
        .query(
            "select token, behind, behind_at, newest from feed_position where tenant = ? and feed = ?",
            (row, number) ->
                new FeedPosition(
                    Optional.ofNullable(row.getString("token")),
                    Optional.ofNullable(row.getString("behind")),
                    instant(row, "behind_at"),
                    instant(row, "newest")),
            tenant.value(),
            feed.code())
        .stream()
        .findFirst()
        .orElseGet(FeedPosition::beginning);
  }

  /** When it was last read to its end. */
  public Optional<Instant> readAt(TenantId tenant, Feed feed) {
    return jdbc
        .query(
            "select read_at from feed_position where tenant = ? and feed = ?",
            (row, number) -> instant(row, "read_at"),
            tenant.value(),
            feed.code())
        .stream()
        .findFirst()
        .flatMap(at -> at);
  }

  /** Rows were stored; to be called in the transaction that stores them. */
  public void advance(TenantId tenant, Feed feed, FeedPosition position, int rows, int added) {
    jdbc.update(
        """
        insert into feed_position (tenant, feed, token, behind, behind_at, newest, rows, added)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, feed) do update set
          token = excluded.token, behind = excluded.behind, behind_at = excluded.behind_at,
          newest = excluded.newest, rows = feed_position.rows + excluded.rows,
          added = feed_position.added + excluded.added
        """,
        tenant.value(),
        feed.code(),
        position.token().orElse(null),
        position.behind().orElse(null),
        position.behindAt().map(FeedPositions::written).orElse(null),
        position.newest().map(FeedPositions::written).orElse(null),
        rows,
        added);
  }

  /** It was read to its end. */
  public void readToEnd(TenantId tenant, Feed feed, Instant at) {
    jdbc.update(
        """
        update feed_position set read_at = ?, trouble = null, trouble_at = null
        where tenant = ? and feed = ?
        """,
        written(at),
        tenant.value(),
        feed.code());
  }

  /**
   * It cannot be read.
   *
   * @param why one sentence without personal data
   */
  public void inTrouble(TenantId tenant, Feed feed, String why, Instant at) {
    jdbc.update(
        """
        insert into feed_position (tenant, feed, trouble, trouble_at) values (?, ?, ?, ?)
        on conflict (tenant, feed) do update set
          trouble = excluded.trouble, trouble_at = coalesce(feed_position.trouble_at, excluded.trouble_at)
        """,
        tenant.value(),
        feed.code(),
        why,
        written(at));
  }

  /**
   * Those that were read at least once, or tried.
   *
   * @param tenants whose feeds; empty = every tenant's
   */
  public List<State> all(Optional<? extends Collection<TenantId>> tenants) {
    String some = tenants.isPresent() ? "where tenant = any (?)" : "";
    return jdbc.query(
        "select tenant, feed, read_at, newest, rows, added, trouble, trouble_at from feed_position "
            + some
            + " order by tenant, feed",
        statement -> {
          if (tenants.isPresent()) {
            statement.setArray(
                1,
                statement
                    .getConnection()
                    .createArrayOf("text", tenants.get().stream().map(TenantId::value).toArray()));
          }
        },
        (row, number) ->
            new State(
                new TenantId(row.getString("tenant")),
                Feed.of(row.getString("feed")).orElseThrow(),
                instant(row, "read_at"),
                instant(row, "newest"),
                row.getLong("rows"),
                row.getLong("added"),
                Optional.ofNullable(row.getString("trouble")),
                instant(row, "trouble_at")));
  }

  private static OffsetDateTime written(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
