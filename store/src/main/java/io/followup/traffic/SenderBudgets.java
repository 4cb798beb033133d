package io.followup.traffic;

import io.followup.guard.Sending.Tokens;
import io.followup.roundtrip.Question;
import io.followup.tenant.Limits;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What each sender may still send: a token bucket, and what went out on this day of the carriers.
 * Locked last in the transaction of a send, and only when everything else speaks for it. Wall time.
 */
public final class SenderBudgets {
  private static final ZoneId CARRIERS = ZoneId.of("America/Los_Angeles");

  private static final String OPEN =
      """
      insert into sender_budget (tenant, sender, tokens, counted_at, promised_until, day, spent)
      values (?, ?, ?, clock_timestamp(), clock_timestamp(), ?, 0)
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select tokens, counted_at, promised_until, day, spent, clock_timestamp() from sender_budget
      where tenant = ? and sender = ? for update
      """;

  private static final String SPEND =
      """
      update sender_budget set tokens = ?, counted_at = ?, day = ?, spent = ?
      where tenant = ? and sender = ?
      returning spent
      """;

  private static final String PROMISE =
      """
      update sender_budget
      set promised_until = greatest(promised_until, ?) + make_interval(secs => ?)
      where tenant = ? and sender = ?
      """;

  private final JdbcTemplate jdbc;

  /** A sender's budget, locked until the transaction ends. */
  public record Locked(TenantId tenant, String sender, Tokens tokens, Instant now) {}

  private record Row(
      double tokens,
      Instant countedAt,
      Instant promisedUntil,
      LocalDate day,
      int spent,
      Instant now) {}

  public SenderBudgets(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * @param channel SMS, counted in segments, or voice, counted in calls
   * @param needed segments, or 1 for a call
   */
  public Locked lock(
      TenantId tenant, String sender, Channel channel, int needed, Limits.Budget budget) {
    Question<Optional<Locked>> locking = locking(tenant, sender, channel, needed, budget);
    return locking
        .ask(jdbc)
        .orElseGet(
            () -> {
              jdbc.update(
                  OPEN,
                  tenant.value(),
                  sender,
                  (double) most(channel, budget),
                  LocalDate.ofInstant(Instant.EPOCH, CARRIERS));
              return locking.ask(jdbc).orElseThrow();
            });
  }

  /** The same, to be asked together with others; empty when the sender never sent anything. */
  public static Question<Optional<Locked>> locking(
      TenantId tenant, String sender, Channel channel, int needed, Limits.Budget budget) {
    return Question.of(
        LOCK,
        row ->
            row.next()
                ? Optional.of(locked(tenant, sender, channel, needed, budget, row(row)))
                : Optional.empty(),
        tenant.value(),
        sender);
  }

  private static Locked locked(
      TenantId tenant, String sender, Channel channel, int needed, Limits.Budget budget, Row row) {
    int most = most(channel, budget);
    double perSecond =
        channel == Channel.SMS ? budget.segmentsPerSecond() : budget.callsPerSecond();
    double flowed = Duration.between(row.countedAt(), row.now()).toMillis() / 1000.0 * perSecond;
    int spent = row.day().equals(today(row.now())) ? row.spent() : 0;
    return new Locked(
        tenant,
        sender,
        new Tokens(
            needed,
            Math.min(most, row.tokens() + Math.max(0, flowed)),
            perSecond,
            most,
            row.promisedUntil(),
            spent,
            channel == Channel.SMS ? OptionalInt.of(budget.segmentsPerDay()) : OptionalInt.empty()),
        row.now());
  }

  private static int most(Channel channel, Limits.Budget budget) {
    return channel == Channel.SMS ? budget.burst() : callsAtOnce(budget);
  }

  private static int callsAtOnce(Limits.Budget budget) {
    return Math.max(1, (int) Math.ceil(budget.callsPerSecond()));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getDouble(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, LocalDate.class),
        row.getInt(5),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, CARRIERS);
  }

  /** The send goes: what it needs is taken when this is asked, together with others. */
  public static Question<Boolean> spending(Locked locked) {
    Tokens tokens = locked.tokens();
    return Question.of(
        SPEND,
        ResultSet::next,
        tokens.available() - tokens.needed(),
        locked.now().atOffset(ZoneOffset.UTC),
        today(locked.now()),
        tokens.spentToday() + tokens.needed(),
        locked.tenant().value(),
        locked.sender());
  }

  /**
   * The send waits: what flows in next is promised to it, so that those who wait do not crowd. One
   * that waits for another day is promised nothing.
   */
  public void promise(Locked locked) {
    Tokens tokens = locked.tokens();
    if (tokens.available() >= tokens.needed()) {
      return;
    }
    jdbc.update(
        PROMISE,
        locked.now().atOffset(ZoneOffset.UTC),
        tokens.needed() / tokens.perSecond(),
        locked.tenant().value(),
        locked.sender());
  }
}
