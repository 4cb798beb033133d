package io.followup.traffic;

import io.followup.guard.Spending;
import io.followup.ledger.NewAttempt;
import io.followup.roundtrip.Question;
import io.followup.run.Words;
import io.followup.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What each tenant spent on this day and in this month of its office. Taken last in the transaction
 * of a send, which keeps the tenant's row locked: nobody spends beside it. Wall time.
 */
public final class TenantSpending {
  private static final Logger LOG = LoggerFactory.getLogger(TenantSpending.class);

  // Who waited for the lock over midnight does not turn the day back.
  private static final String TAKE =
      """
      insert into tenant_spend as s (tenant, day, day_spent, month_spent)
      values (?, (clock_timestamp() at time zone ?)::date, ?, ?)
      on conflict (tenant) do update
      set day_spent = case when s.day >= excluded.day then s.day_spent else 0 end
                      + excluded.day_spent,
          month_spent = case when s.day >= date_trunc('month', excluded.day) then s.month_spent else 0 end
                        + excluded.month_spent,
          day = greatest(s.day, excluded.day)
      returning day, day_spent, month_spent
      """;

  private static final String GIVE_BACK =
      """
      update tenant_spend set day_spent = day_spent - ?, month_spent = month_spent - ?
      where tenant = ?
      """;

  private static final String HELD_BACK =
      """
      with before as (
        select tenant, (held_back_at at time zone ?)::date as last from tenant_spend where tenant = ?
      )
      update tenant_spend s set held_back_at = clock_timestamp()
      from before b where s.tenant = b.tenant
      returning b.last is distinct from s.day
      """;

  private static final String SPENT =
      """
      select case when s.day >= n.today then s.day_spent else 0 end,
             case when s.day >= date_trunc('month', n.today) then s.month_spent else 0 end,
             s.held_back_at
      from tenant_spend s, (select (clock_timestamp() at time zone ?)::date as today) n
      where s.tenant = ?
      """;

  private final JdbcTemplate jdbc;

  public TenantSpending(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * What a send was counted with; the tenant's row is locked until the transaction ends.
   *
   * @param before what the tenant had spent
   */
  public record Taken(TenantId tenant, LocalDate day, Spending before) {
    /** As the attempt keeps it. */
    public NewAttempt.Paid paid() {
      return new NewAttempt.Paid(before.cost(), day);
    }
  }

  /**
   * @param heldBackAt when a cap last held a send back
   */
  public record Spent(BigDecimal today, BigDecimal thisMonth, Optional<Instant> heldBackAt) {
    /** Nothing was ever spent. */
    static Spent nothing() {
      return new Spent(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
    }
  }

  /**
   * Counts a send, before anybody knows whether it may go; to be asked together with others.
   *
   * @param zone of the office
   * @param cost more than 0, in USD
   */
  public static Question<Taken> taking(TenantId tenant, ZoneId zone, BigDecimal cost) {
    return Question.of(
        TAKE,
        row -> {
          row.next();
          return new Taken(
              tenant,
              row.getObject(1, LocalDate.class),
              new Spending(
                  cost,
                  row.getBigDecimal(2).subtract(cost),
                  row.getBigDecimal(3).subtract(cost),
                  zone));
        },
        tenant.value(),
        zone.getId(),
        cost,
        cost);
  }

  /** The send does not go, in the same transaction. */
  public void giveBack(Taken taken) {
    BigDecimal cost = taken.before().cost();
    jdbc.update(GIVE_BACK, cost, cost, taken.tenant().value());
  }

  /** A cap held the send back: told in the log once a day. */
  public void heldBack(Taken taken) {
    boolean first =
        Boolean.TRUE.equals(
            jdbc.queryForObject(
                HELD_BACK, Boolean.class, taken.before().zone().getId(), taken.tenant().value()));
    if (first) {
      LOG.warn(
          "Tenant {} spent what it may for messages ({} today, {} this month): sends wait or"
              + " are left out (GET /api/spending). To send more raise limits.spend.",
          taken.tenant(),
          Words.money(taken.before().today()),
          Words.money(taken.before().thisMonth()));
    }
  }

  /**
   * @param zone of the office
   */
  public Spent of(TenantId tenant, ZoneId zone) {
    return jdbc
        .query(
            SPENT,
            (row, n) ->
                new Spent(
                    row.getBigDecimal(1),
                    row.getBigDecimal(2),
                    Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)),
            zone.getId(),
            tenant.value())
        .stream()
        .findFirst()
        .orElseGet(Spent::nothing);
  }

  /** How many tenants had a send held back within the last 24 hours. */
  public int heldBackLately() {
    Integer tenants =
        jdbc.queryForObject(
            """
            select count(*)::int from tenant_spend
            where held_back_at > clock_timestamp() - interval '24 hours'
            """,
            Integer.class);
    return tenants == null ? 0 : tenants;
  }
}
