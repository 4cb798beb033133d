package io.followup.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.backfill.Backfill;
import io.followup.backfill.BackfillProgress;
import io.followup.backfill.Ramp;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Trigger;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Requests that open objects enter a sequence. Written in the transaction that publishes, so that
 * none is forgotten when a process dies before Temporal knows. Of one name one is under way.
 */
public final class SequenceBackfills {
  private static final ObjectMapper JSON = Payloads.mapper();
  private static final String COLUMNS =
      "select id, tenant, name, trigger, days, since, per_hour, per_day, asked_by, asked_at,"
          + " started_at, ended_at, progress from sequence_backfill ";

  private final JdbcTemplate jdbc;

  /**
   * @param askedAt when it was asked for
   * @param startedAt when Temporal took it over; empty while it waits
   * @param ended how it ended; empty while it is under way
   */
  public record Asked(
      Backfill backfill,
      Instant askedAt,
      Optional<Instant> startedAt,
      Optional<BackfillProgress> ended) {}

  /** What open objects may enter, and how fast. */
  public record Wanted(int days, Ramp ramp) {}

  public SequenceBackfills(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Takes part in the caller's transaction.
   *
   * @return empty when one of this name is under way
   */
  public Optional<Long> ask(TenantId tenant, Sequence sequence, Wanted wanted, String by) {
    return jdbc
        .queryForList(
            """
            insert into sequence_backfill (tenant, name, trigger, days, since, per_hour, per_day, asked_by)
            values (?, ?, ?, ?, now() - make_interval(days => ?), ?, ?, ?)
            on conflict do nothing returning id
            """,
            Long.class,
            tenant.value(),
            sequence.name(),
            sequence.trigger().name(),
            wanted.days(),
            wanted.days(),
            wanted.ramp().perHour(),
            wanted.ramp().perDay(),
            by)
        .stream()
        .findFirst();
  }

  /** What Temporal does not know yet, the oldest first. */
  public List<Asked> waiting() {
    return jdbc.query(
        COLUMNS + "where started_at is null order by id limit 100", SequenceBackfills::read);
  }

  public void started(Backfill backfill) {
    jdbc.update("update sequence_backfill set started_at = now() where id = ?", backfill.id());
  }

  /** Once it has ended it stays as it ended. */
  public void ended(Backfill backfill, BackfillProgress progress) {
    jdbc.update(
        """
        update sequence_backfill set ended_at = now(), progress = ?::jsonb
        where id = ? and ended_at is null
        """,
        json(progress),
        backfill.id());
  }

  /** Of one name, the newest first. */
  public List<Asked> of(TenantId tenant, String name) {
    return jdbc.query(
        COLUMNS + "where tenant = ? and name = ? order by id desc limit 100",
        SequenceBackfills::read,
        tenant.value(),
        name);
  }

  private static Asked read(ResultSet row, int n) throws SQLException {
    return new Asked(
        new Backfill(
            new TenantId(row.getString("tenant")),
            row.getLong("id"),
            row.getString("name"),
            Trigger.valueOf(row.getString("trigger")),
            row.getInt("days"),
            instant(row, "since").orElseThrow(),
            new Ramp(row.getInt("per_hour"), row.getInt("per_day")),
            row.getString("asked_by"),
            Optional.empty()),
        instant(row, "asked_at").orElseThrow(),
        instant(row, "started_at"),
        Optional.ofNullable(row.getString("progress")).map(SequenceBackfills::progress));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static String json(BackfillProgress progress) {
    try {
      return JSON.writeValueAsString(progress);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("progress cannot be written as JSON", impossible);
    }
  }

  private static BackfillProgress progress(String json) {
    try {
      return JSON.readValue(json, BackfillProgress.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("stored progress cannot be read", unreadable);
    }
  }
}
