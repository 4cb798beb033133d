package io.followup.control;

import io.followup.tenant.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tenants whose sends pause until an instant, for example on a storm day. */
public final class Pauses {
  private final JdbcTemplate jdbc;

  /**
   * @param until business time
   * @param since wall time
   */
  public record Paused(TenantId tenant, Instant until, String reason, String by, Instant since) {}

  public Pauses(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Pauses; a pause in force is replaced. */
  public void pause(TenantId tenant, Instant until, String reason, String by) {
    jdbc.update(
        """
        insert into sending_pause (tenant, until, reason, paused_by) values (?, ?, ?, ?)
        on conflict (tenant) do update
          set until = excluded.until, reason = excluded.reason, paused_by = excluded.paused_by,
              paused_at = now()
        """,
        tenant.value(),
        until.atOffset(ZoneOffset.UTC),
        reason,
        by);
  }

  /** Whether there was a pause. Runs that wait for its end ask again within half an hour. */
  public boolean end(TenantId tenant) {
    return jdbc.update("delete from sending_pause where tenant = ?", tenant.value()) == 1;
  }

  /** Every tenant's last pause, over or not. */
  public List<Paused> all() {
    return jdbc.query(
        "select tenant, until, reason, paused_by, paused_at from sending_pause order by tenant",
        (row, n) ->
            new Paused(
                new TenantId(row.getString(1)),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant()));
  }
}
