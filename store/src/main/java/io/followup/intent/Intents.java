package io.followup.intent;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is meant to be done in dispatch systems. One row per act; whoever does it holds a lease, so
 * that two never do it at once, and says before the request leaves that it leaves, so that after a
 * crash nobody takes it for not sent. All times are those of the database.
 */
public final class Intents {
  private static final String CLAIM =
      """
      insert into intent as i (tenant, key, kind, marker, state, leased_by, leased_until)
      values (?, ?, ?, ?, 'OPEN', ?, now() + ? * interval '1 millisecond')
      on conflict (tenant, key) do update
        set leased_by = excluded.leased_by, leased_until = excluded.leased_until,
            tries = i.tries + 1, updated_at = now()
        where i.state <> 'DONE' and (i.leased_until is null or i.leased_until < now())
      returning (extract(epoch from now() - posted_at) * 1000)::bigint
      """;

  private static final String KNOWN =
      """
      select state, object, origin, told,
             greatest(0, extract(epoch from leased_until - now()) * 1000)::bigint
      from intent where tenant = ? and key = ?
      """;

  private static final String POSTING =
      """
      update intent set state = 'POSTED', posted_at = clock_timestamp(),
        leased_until = clock_timestamp() + ? * interval '1 millisecond', updated_at = now()
      where tenant = ? and key = ? and leased_by = ? and leased_until > clock_timestamp()
        and state <> 'DONE'
      """;

  private static final String DONE =
      """
      update intent set state = 'DONE', object = ?, origin = ?, told = ?, leased_until = null,
        updated_at = now()
      where tenant = ? and key = ? and state <> 'DONE'
      """;

  private static final String NOT_DONE =
      """
      update intent set state = 'OPEN', posted_at = null, updated_at = now()
      where tenant = ? and key = ? and leased_by = ? and state <> 'DONE'
      """;

  private static final String RELEASE =
      """
      update intent set leased_until = null, told = ?, updated_at = now()
      where tenant = ? and key = ? and leased_by = ? and state <> 'DONE'
      """;

  private static final String UNFINISHED =
      """
      select count(*) from intent
      where state <> 'DONE' and created_at < now() - interval '10 minutes'
        and updated_at > now() - interval '7 days'
      """;

  private static final String MADE =
      """
      select key, kind, marker, object, told, updated_at from intent
      where tenant = ? and state = 'DONE' and origin = 'MADE' and (updated_at, key) > (?, ?)
      order by updated_at, key limit ?
      """;

  private final JdbcTemplate jdbc;

  public Intents(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** How something came to lie in the dispatch system. */
  public enum Origin {
    /** It lay there before we wanted to make it. */
    FOUND,
    MADE
  }

  /**
   * @param object its id in the dispatch system
   * @param told what lies there, for people
   */
  public record Outcome(String object, Origin origin, String told) {}

  /**
   * Something that we made.
   *
   * @param at when that was settled
   */
  public record Write(
      String key, String kind, String marker, String object, String told, Instant at) {}

  /**
   * Takes an act upon oneself, unless it is done or another's.
   *
   * @param key of which act of which run; the same for every try, without personal data
   * @param lease how long it stays the caller's
   */
  public Claim claim(TenantId tenant, String key, String kind, String marker, Duration lease) {
    UUID mine = UUID.randomUUID();
    List<Optional<Duration>> claimed =
        jdbc.query(
            CLAIM,
            (row, n) -> {
              long posted = row.getLong(1);
              return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(posted));
            },
            tenant.value(),
            key,
            kind,
            marker,
            mine,
            lease.toMillis());
    return claimed.isEmpty()
        ? jdbc.queryForObject(KNOWN, Intents::known, tenant.value(), key)
        : new Claim.Mine(mine, claimed.getFirst());
  }

  private static Claim known(ResultSet row, int number) throws SQLException {
    return row.getString(1).equals("DONE")
        ? new Claim.Done(
            new Outcome(row.getString(2), Origin.valueOf(row.getString(3)), row.getString(4)))
        : new Claim.Taken(Duration.ofMillis(row.getLong(5)));
  }

  /**
   * Written down before the request leaves.
   *
   * @param lease how long it stays the caller's from now on; longer than the request may take
   * @return false when the lease ran out meanwhile: nothing may be sent
   */
  public boolean posting(TenantId tenant, String key, UUID mine, Duration lease) {
    return jdbc.update(POSTING, lease.toMillis(), tenant.value(), key, mine) == 1;
  }

  /** It lies there; true whoever holds the lease. */
  public void done(TenantId tenant, String key, Outcome outcome) {
    jdbc.update(
        DONE, outcome.object(), outcome.origin().name(), outcome.told(), tenant.value(), key);
  }

  /** Surely nothing was done; it stays the caller's. */
  public void notDone(TenantId tenant, String key, UUID mine) {
    jdbc.update(NOT_DONE, tenant.value(), key, mine);
  }

  /**
   * Somebody else may go on; what was sent stays unknown.
   *
   * @param refused why it cannot be done until a person changes something: one sentence without
   *     personal data
   */
  public void release(TenantId tenant, String key, UUID mine, Optional<String> refused) {
    jdbc.update(RELEASE, refused.orElse(null), tenant.value(), key, mine);
  }

  /** How many acts of the last days are not done although they were meant over ten minutes ago. */
  public int unfinished() {
    Integer count = jdbc.queryForObject(UNFINISHED, Integer.class);
    return count == null ? 0 : count;
  }

  /**
   * What was made, in the order in which that was settled, page by page.
   *
   * @param after time and key of the last one of the page before
   */
  public List<Write> made(TenantId tenant, Instant after, String afterKey, int most) {
    return jdbc.query(
        MADE,
        (row, n) ->
            new Write(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant()),
        tenant.value(),
        after.atOffset(ZoneOffset.UTC),
        afterKey,
        most);
  }
}
