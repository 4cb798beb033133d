package io.followup.access;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who did what through the API. Takes part in the caller's transaction. */
public final class Audit {
  private final JdbcTemplate jdbc;

  public Audit(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * @param actor for example {@code key 3 (ops)}
   * @param action for example {@code replay}
   * @param target for example {@code delivery 4711}
   */
  public void record(String actor, String action, String target, String detail) {
    jdbc.update(
        "insert into audit (actor, action, target, detail) values (?, ?, ?, ?)",
        actor,
        action,
        target,
        detail);
  }
}
