package io.followup.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.moving.Moving.Occasion;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people asked to be done about runs inside older versions. Written in the transaction that
 * publishes, so that it is not forgotten when a process dies before Temporal knows.
 */
public final class SequenceMovings {
  private static final ObjectMapper JSON = Payloads.mapper();
  private static final String COLUMNS =
      "select tenant, name, version, occasion, policy, steps, why, asked_by, asked_at, started_at"
          + " from sequence_moving ";

  private final JdbcTemplate jdbc;

  /**
   * @param version that was published, or archived
   * @param steps new ids of renamed steps, by their old ones
   * @param why one sentence without full stop
   * @param startedAt when Temporal took it over; empty while it waits
   */
  public record Asked(
      TenantId tenant,
      String name,
      int version,
      Occasion occasion,
      PeopleInside policy,
      Map<String, String> steps,
      String why,
      String by,
      Instant askedAt,
      Optional<Instant> startedAt) {}

  public SequenceMovings(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Something to be asked of runs.
   *
   * @param version that was published or archived
   */
  public record NewAsk(
      SequenceVersion version,
      Occasion occasion,
      PeopleInside policy,
      Map<String, String> steps,
      String why,
      String by) {}

  /** Takes part in the caller's transaction. */
  public void ask(NewAsk asked) {
    jdbc.update(
        """
        insert into sequence_moving (tenant, name, version, occasion, policy, steps, why, asked_by)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
        """,
        asked.version().tenant().value(),
        asked.version().name(),
        asked.version().version().orElseThrow(),
        asked.occasion().name().toLowerCase(Locale.ROOT),
        asked.policy().toString(),
        json(asked.steps()),
        asked.why(),
        asked.by());
  }

  /** What Temporal does not know yet, the oldest first. */
  public List<Asked> waiting() {
    return jdbc.query(
        COLUMNS + "where started_at is null order by asked_at limit 100", SequenceMovings::read);
  }

  public void started(Asked asked) {
    jdbc.update(
        "update sequence_moving set started_at = now() where tenant = ? and name = ? and version ="
            + " ? and occasion = ?",
        asked.tenant().value(),
        asked.name(),
        asked.version(),
        asked.occasion().name().toLowerCase(Locale.ROOT));
  }

  /** Of one name, the newest first. */
  public List<Asked> of(TenantId tenant, String name) {
    return jdbc.query(
        COLUMNS + "where tenant = ? and name = ? order by asked_at desc",
        SequenceMovings::read,
        tenant.value(),
        name);
  }

  private static Asked read(ResultSet row, int n) throws SQLException {
    return new Asked(
        new TenantId(row.getString("tenant")),
        row.getString("name"),
        row.getInt("version"),
        Occasion.valueOf(row.getString("occasion").toUpperCase(Locale.ROOT)),
        PeopleInside.of(row.getString("policy")).orElseThrow(),
        steps(row.getString("steps")),
        row.getString("why"),
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("started_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static String json(Map<String, String> steps) {
    try {
      return JSON.writeValueAsString(steps);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("names of steps cannot be written as JSON", impossible);
    }
  }

  private static Map<String, String> steps(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("stored names of steps cannot be read", unreadable);
    }
  }
}
