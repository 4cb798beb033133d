package io.followup.reconciliation;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the inbox was told of objects of the dispatch system. */
public final class KnownObjects {
  private final JdbcTemplate jdbc;

  /**
   * An object that a run was told of.
   *
   * @param run workflow id
   * @param id of the object
   * @param fact name of a fact about it
   * @param modifiedOn newest state that is known, by the dispatch system's clock
   * @param toldAt when the newest delivery about it was relayed
   */
  public record OfRun(String run, String id, String fact, Instant modifiedOn, Instant toldAt) {}

  public KnownObjects(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * The newest known state of objects of one kind. What was parked is not known: no run heard it.
   *
   * @param facts names of the facts about such objects; ids of two kinds may be the same
   * @return when each was modified, by its id; nothing of those that are not known
   */
  public Map<String, Instant> newest(
      TenantId tenant, Collection<String> facts, Collection<String> ids) {
    Map<String, Instant> newest = new HashMap<>();
    jdbc.query(
        """
        select resource, max(modified_on) as newest from delivery
        where tenant = ? and resource = any (?) and fact = any (?) and state in ('NEW', 'RELAYED', 'NOTHING')
          and modified_on is not null
        group by resource
        """,
        row -> {
          newest.put(row.getString("resource"), instant(row, "newest"));
        },
        tenant.value(),
        ids.toArray(String[]::new),
        facts.toArray(String[]::new));
    return newest;
  }

  /**
   * Of which of these it was told that they came into being.
   *
   * @param inWords for example {@code job 51000456}
   */
  public Set<String> booked(TenantId tenant, Collection<String> inWords) {
    return new HashSet<>(
        jdbc.queryForList(
            """
            select distinct facts -> -1 ->> 'what' from delivery
            where tenant = ? and facts -> -1 ->> 'what' = any (?) and read_as in ('job.created', 'booking.created')
              and state in ('NEW', 'RELAYED', 'NOTHING')
            """,
            String.class,
            tenant.value(),
            inWords.toArray(String[]::new)));
  }

  /** What runs were told of, each object with its newest state. */
  public List<OfRun> ofRuns(Collection<String> runs) {
    return jdbc.query(
        """
        select distinct on (subject, resource, fact) subject, resource, fact, modified_on, done_at from delivery
        where subject = any (?) and resource is not null and modified_on is not null and done_at is not null
          and state in ('RELAYED', 'NOTHING')
        order by subject, resource, fact, modified_on desc, id desc
        """,
        (row, number) ->
            new OfRun(
                row.getString("subject"),
                row.getString("resource"),
                row.getString("fact"),
                instant(row, "modified_on"),
                instant(row, "done_at")),
        (Object) runs.toArray(String[]::new));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
