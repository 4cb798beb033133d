package io.followup.handover;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tasks that steps gave the office: each is left once, however often the step is tried. */
public final class OfficeTasks {
  private static final String BEGIN =
      """
      insert into office_task (key, tenant, workflow_id, step, sequence, customer, way, state,
                               business_at)
      values (?, ?, ?, ?, ?, ?, ?, 'LEAVING', ?)
      on conflict (key) do nothing
      """;

  private final JdbcTemplate jdbc;

  public OfficeTasks(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** By which way a task reaches the office. */
  public enum Way {
    /** In the dispatch system, where it is found again. */
    DESK,
    /** By mail, which nobody finds again. */
    MAIL
  }

  /** How far a task came. */
  public enum State {
    /** Somebody is leaving it, or died over it. */
    LEAVING,
    LEFT,
    /** It may lie there or not; it is not left again. */
    UNKNOWN
  }

  /**
   * @param told what lies there, for people; empty until it does
   * @param businessAt when the step was taken
   */
  public record Known(Way way, State state, String told, Instant businessAt) {}

  /**
   * @param sequence label of the sequence
   * @param businessAt when the step is taken
   */
  public record NewTask(
      AttemptKey key,
      TenantId tenant,
      String workflowId,
      String step,
      String sequence,
      CustomerId customer,
      Way way,
      Instant businessAt) {}

  /**
   * Takes the one task of a step upon oneself.
   *
   * @return empty when the caller is the first; else how far another came with it
   */
  public Optional<Known> begin(NewTask task) {
    boolean mine =
        jdbc.update(
                BEGIN,
                task.key().value(),
                task.tenant().value(),
                task.workflowId(),
                task.step(),
                task.sequence(),
                task.customer().value(),
                task.way().name().toLowerCase(Locale.ROOT),
                task.businessAt().atOffset(ZoneOffset.UTC))
            == 1;
    return mine ? Optional.empty() : find(task.key());
  }

  /** How far the task of a step came; empty when nobody has begun. */
  public Optional<Known> find(AttemptKey key) {
    return jdbc
        .query(
            "select way, state, told, business_at from office_task where key = ?",
            OfficeTasks::known,
            key.value())
        .stream()
        .findFirst();
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    return new Known(
        Way.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
        State.valueOf(row.getString(2)),
        Optional.ofNullable(row.getString(3)).orElse(""),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  /**
   * @param told what lies there now, for people
   */
  public void settled(AttemptKey key, State state, String told) {
    jdbc.update(
        "update office_task set state = ?, told = ?, updated_at = now() where key = ?",
        state.name(),
        told,
        key.value());
  }

  /** Surely nothing was left: it may be tried again. */
  public void release(AttemptKey key) {
    jdbc.update("delete from office_task where key = ? and state = 'LEAVING'", key.value());
  }
}
