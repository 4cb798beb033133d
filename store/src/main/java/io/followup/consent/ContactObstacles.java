package io.followup.consent;

import io.followup.guard.ObstacleKind;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which phones and mailboxes cannot be reached over which channel, as carriers told. Kept apart
 * from suppressions: an obstacle is no refusal, so another channel may be used.
 */
public final class ContactObstacles {
  private static final String MARK =
      """
      insert into contact_obstacle (contact_point, channel, kind, code, source)
      values (?, ?, ?, ?, ?)
      on conflict (contact_point, channel, kind) where lifted_at is null do update
        set times = contact_obstacle.times + 1, code = excluded.code, source = excluded.source,
            last_at = now()
        where contact_obstacle.source <> excluded.source
      """;

  private static final String IN_FORCE =
      """
      select kind, code, times, first_at from contact_obstacle
      where contact_point = ? and channel = ? and lifted_at is null
      order by id
      """;

  private static final String BY_VALUE =
      """
      select p.value, o.kind, o.code, o.times, o.first_at
      from contact_obstacle o join contact_point p on p.id = o.contact_point
      where p.tenant = ? and p.kind = ? and p.value = any (?)
        and o.channel = ? and o.lifted_at is null
      order by o.id
      """;

  private static final String LIFT =
      """
      update contact_obstacle set lifted_at = now(), lifted_why = ?
      where contact_point = ? and channel = ? and lifted_at is null
      """;

  private final JdbcTemplate jdbc;

  public ContactObstacles(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Counts what a carrier told of a contact point. The same source told twice in a row counts once.
   *
   * @param code the carrier's, for example {@code 30006}
   * @param source for example {@code delivery 4711} or {@code attempt …}
   * @return whether this was news
   */
  public boolean mark(
      ContactPoint point, Channel channel, ObstacleKind kind, String code, String source) {
    return jdbc.update(MARK, point.id(), channel.code(), kind.name(), code, source) == 1;
  }

  /**
   * What was told and not taken back, oldest first; {@link Obstacle#blocks()} says if it counts.
   */
  public List<Obstacle> inForce(ContactPoint point, Channel channel) {
    return jdbc.query(IN_FORCE, (row, n) -> obstacle(row, 1), point.id(), channel.code());
  }

  /** The same for several numbers or addresses of one tenant, by number or address. */
  public Map<String, List<Obstacle>> inForce(
      TenantId tenant, ContactPoint.Kind kind, Collection<String> values, Channel channel) {
    return jdbc
        .query(
            BY_VALUE,
            (row, n) -> Map.entry(row.getString(1), obstacle(row, 2)),
            tenant.value(),
            kind.code(),
            values.toArray(String[]::new),
            channel.code())
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }

  /**
   * The channel works there after all: a message was delivered, or the office says so.
   *
   * @return how many were taken back
   */
  public int lift(ContactPoint point, Channel channel, String why) {
    return jdbc.update(LIFT, why, point.id(), channel.code());
  }

  private static Obstacle obstacle(ResultSet row, int first) throws SQLException {
    return new Obstacle(
        ObstacleKind.valueOf(row.getString(first)),
        row.getString(first + 1),
        row.getInt(first + 2),
        row.getObject(first + 3, OffsetDateTime.class).toInstant());
  }
}
