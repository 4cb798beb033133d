package io.followup.version;

import io.followup.tenant.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Since when sequences take in what happens. */
public final class SequenceLaunches {
  private final JdbcTemplate jdbc;

  /** A name of a tenant. */
  public record Launched(TenantId tenant, String name) {}

  public SequenceLaunches(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * From this moment on. Takes part in the caller's transaction, which puts it in force when
   * nothing of this name was.
   */
  public void launch(TenantId tenant, String name) {
    jdbc.update(
        """
        insert into sequence_launch (tenant, name) values (?, ?)
        on conflict (tenant, name) do update set since = now()
        """,
        tenant.value(),
        name);
  }

  /** Those that take in only what is new. */
  public Map<Launched, Instant> all() {
    Map<Launched, Instant> all = new HashMap<>();
    jdbc.query(
        "select tenant, name, since from sequence_launch",
        row -> {
          all.put(
              new Launched(new TenantId(row.getString("tenant")), row.getString("name")),
              row.getObject("since", OffsetDateTime.class).toInstant());
        });
    return all;
  }
}
