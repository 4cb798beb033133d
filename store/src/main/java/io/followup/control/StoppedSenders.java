package io.followup.control;

import io.followup.tenant.TenantId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Senders that the provider refused because our account or sender is not set up as it must be. They
 * send nothing more until a person has corrected that and resumed them. That one was stopped goes
 * into the inbox in the same statement, so that the office is told even when Temporal is away.
 */
public final class StoppedSenders {
  private static final Logger LOG = LoggerFactory.getLogger(StoppedSenders.class);

  /**
   * Codes by which Twilio's status callbacks tell that our account, sender or campaign must be
   * corrected (docs/reference/messaging.md, error codes).
   */
  private static final Set<String> TOLD_BY_CALLBACK =
      Set.of("20003", "20005", "21606", "21704", "30002", "30024", "30032", "30033", "30034");

  /** Source and event of the delivery that tells of it; its body is the id. */
  public static final String SOURCE = "engine";

  public static final String EVENT = "sender.stopped";

  private static final String AND_TELL =
      """
        on conflict do nothing
        returning id, tenant
      )
      insert into delivery (tenant, source, event, dedup_key, headers, body)
      select tenant, 'engine', 'sender.stopped', 'engine:sender-' || id, '{}', convert_to(id::text, 'UTF8')
      from stopped
      """;

  // What was sent before a person resumed the sender does not stop it again.
  private static final String STOP_OF_ATTEMPT =
      """
      with stopped as (
        insert into stopped_sender (tenant, sender, channel, code, why)
        select a.tenant, a.sender, a.channel, ?, ? from attempt a
        where a.key = ? and a.tenant = ? and a.sender is not null
          and not exists (
            select from stopped_sender s
            where s.tenant = a.tenant and s.sender = a.sender
              and (s.resumed_at is null or s.resumed_at > a.created_at))
      """
          + AND_TELL;

  private static final String STOP =
      """
      with stopped as (
        insert into stopped_sender (tenant, sender, channel, code, why) values (?, ?, ?, ?, ?)
      """
          + AND_TELL;

  private static final String COLUMNS =
      "select id, tenant, sender, channel, code, why, stopped_at, resumed_at from stopped_sender ";

  private final JdbcTemplate jdbc;

  /**
   * @param sender messaging service, number or mailbox of ours
   * @param code the provider's
   */
  public record Stopped(
      long id,
      TenantId tenant,
      String sender,
      Channel channel,
      String code,
      String why,
      Instant since,
      Optional<Instant> resumedAt) {}

  public StoppedSenders(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * The provider refused a message for our set-up's sake.
   *
   * @return whether it was not stopped before
   */
  public boolean stop(TenantId tenant, String sender, Channel channel, String code) {
    boolean stopped =
        jdbc.update(
                STOP,
                tenant.value(),
                sender,
                channel.code(),
                code,
                "The provider refused a message in its answer (error " + code + ").")
            == 1;
    return told(stopped, tenant, code);
  }

  /**
   * A status callback told an error code of an attempt; stops its sender where the code means our
   * set-up.
   *
   * @return whether it was not stopped before
   */
  public boolean stopBecauseOf(TenantId tenant, AttemptKey attempt, String code) {
    if (!TOLD_BY_CALLBACK.contains(code)) {
      return false;
    }
    boolean stopped =
        jdbc.update(
                STOP_OF_ATTEMPT,
                code,
                "A status callback told error " + code + " of a message that was sent.",
                attempt.value(),
                tenant.value())
            == 1;
    return told(stopped, tenant, code);
  }

  private static boolean told(boolean stopped, TenantId tenant, String code) {
    if (stopped) {
      LOG.warn(
          "A sender of tenant {} is stopped: the provider refused it (error {}). Correct the account"
              + " or sender there, then resume it (GET /api/senders, PUT /api/senders/{id}/resumed).",
          tenant,
          code);
    }
    return stopped;
  }

  /** Whether there was such a stopped sender. */
  public boolean resume(long id, String by) {
    return jdbc.update(
            """
            update stopped_sender set resumed_at = now(), resumed_by = ?
            where id = ? and resumed_at is null
            """,
            by,
            id)
        == 1;
  }

  /** The stopped ones, and the last 100 that were resumed. */
  public List<Stopped> all() {
    return jdbc.query(
        COLUMNS + "order by resumed_at is not null, id desc limit 100", StoppedSenders::stopped);
  }

  public Optional<Stopped> find(long id) {
    return jdbc.query(COLUMNS + "where id = ?", StoppedSenders::stopped, id).stream().findFirst();
  }

  private static Stopped stopped(ResultSet row, int number) throws SQLException {
    return new Stopped(
        row.getLong(1),
        new TenantId(row.getString(2)),
        row.getString(3),
        Channel.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getString(5),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject(8, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  /** How many are stopped now. */
  public int count() {
    Integer stopped =
        jdbc.queryForObject(
            "select count(*)::int from stopped_sender where resumed_at is null", Integer.class);
    return stopped == null ? 0 : stopped;
  }
}
