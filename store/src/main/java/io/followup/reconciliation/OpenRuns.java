package io.followup.reconciliation;

import io.followup.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs that our record takes for open, page by page in the order of their ids. */
public final class OpenRuns {
  private final JdbcTemplate jdbc;

  /**
   * @param id workflow id
   */
  public record OpenRun(String id, Instant startedAt) {}

  public OpenRuns(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * @param after the last id of the page before; empty text for the first page
   */
  public List<OpenRun> page(TenantId tenant, String after, int limit) {
    return jdbc.query(
        """
        select workflow_id, started_at from follow_up
        where tenant = ? and ended_at is null and workflow_id > ? order by workflow_id limit ?
        """,
        (row, number) ->
            new OpenRun(
                row.getString("workflow_id"),
                row.getObject("started_at", OffsetDateTime.class).toInstant()),
        tenant.value(),
        after,
        limit);
  }

  /**
   * These have ended, as Temporal says; those that were begun within {@code young} are left: lists
   * may not show them yet.
   */
  public int ended(Collection<String> ids, Duration young) {
    return jdbc.update(
        """
        update follow_up set ended_at = now()
        where workflow_id = any (?) and ended_at is null and started_at < now() - make_interval(secs => ?)
        """,
        ids.toArray(String[]::new),
        young.toSeconds());
  }
}
