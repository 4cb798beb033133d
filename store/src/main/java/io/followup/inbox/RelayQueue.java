package io.followup.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.enrolling.Known;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox as the relay sees it. Deliveries are leased, never locked: a relay that dies gives them
 * back when the lease ends. Deliveries of one subject are claimed in the order of their ids, and
 * never while an earlier one of the subject is leased elsewhere or waits for its next attempt.
 */
public final class RelayQueue {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Claims of all instances are serial under this advisory lock. */
  private static final long CLAIM_LOCK = 0x666f6c6c6f777570L;

  // Subjects with a stop go first, with all that waits before the stop.
  private static final String CLAIM =
      """
      with stopping as materialized (
        select subject from delivery
        where state = 'NEW' and stop is not null and subject is not null
        group by subject limit 500
      ),
      candidate as (
        (select d.id, 0 as rank from stopping s join delivery d on d.subject = s.subject
         where d.state = 'NEW' and %1$s
         order by d.id limit ?)
        union all
        (select d.id, 0 as rank from delivery d
         where d.state = 'NEW' and d.stop is not null and d.subject is null and %1$s
         order by d.id limit ?)
        union all
        (select d.id, 1 as rank from delivery d
         where d.state = 'NEW' and %1$s
         order by d.id limit ?)
      ),
      chosen as (
        select id from candidate group by id order by min(rank), id limit ?
      )
      update delivery d set leased_until = statement_timestamp() + ? * interval '1 millisecond'
      from chosen where d.id = chosen.id
      returning d.id, d.tenant, d.source, d.event, d.dedup_key, d.headers, d.body, d.received_at, d.subject,
                d.customer, d.attempts, d.leased_until
      """
          .formatted(
              """
              d.due_at <= statement_timestamp()
              and (d.leased_until is null or d.leased_until < statement_timestamp())
              and not exists (
                select from delivery e
                where e.subject = d.subject and e.id < d.id and e.state = 'NEW'
                  and (e.leased_until >= statement_timestamp() or e.due_at > statement_timestamp()))
              """);

  private static final String SETTLE =
      """
      update delivery d set
        state = r.state, read_as = r.read_as, facts = r.facts::jsonb, fact = r.fact,
        subject = coalesce(r.subject, d.subject), resource = r.resource,
        modified_on = r.modified_on::timestamptz, runs = string_to_array(r.runs, ' '),
        reason = r.reason, error = r.error,
        attempts = d.attempts + r.failed,
        due_at = statement_timestamp() + r.pause * interval '1 millisecond',
        leased_until = null,
        done_at = case r.state when 'NEW' then null else statement_timestamp() end
      from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[])
        as r(id, lease, state, read_as, facts, fact, subject, resource, modified_on, runs, reason, error, failed,
             pause)
      where d.id = r.id and d.state = 'NEW' and d.leased_until = r.lease::timestamptz
      """;

  private static final String KNOWN =
      """
      select subject, resource, fact, max(modified_on) as latest,
             max(modified_on) filter (where state = 'RELAYED') as latest_relayed
      from delivery
      where subject = any (?) and fact is not null and resource is not null and modified_on is not null
        and state in ('RELAYED', 'NOTHING')
      group by subject, resource, fact
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public RelayQueue(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** Leases up to {@code most} deliveries, in the order of their ids. */
  public List<Claimed> claim(int most, Duration lease) {
    return transaction.execute(
        status -> {
          relaxed();
          jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, CLAIM_LOCK);
          return jdbc
              .query(CLAIM, (row, number) -> claimed(row), most, most, most, most, lease.toMillis())
              .stream()
              .sorted((one, other) -> Long.compare(one.delivery().id(), other.delivery().id()))
              .toList();
        });
  }

  /** Records what became of claimed deliveries. Those whose lease was lost are left alone. */
  public void settle(List<? extends Relayed> results) {
    transaction.executeWithoutResult(
        status -> {
          relaxed();
          jdbc.update(SETTLE, statement -> SettleRows.bind(statement, results));
        });
  }

  /** What earlier deliveries told of the resources of these subjects. */
  public List<Known> known(Collection<String> subjects) {
    return jdbc.query(
        KNOWN,
        statement ->
            statement.setArray(
                1,
                statement.getConnection().createArrayOf("text", subjects.toArray(String[]::new))),
        (row, number) ->
            new Known(
                row.getString("subject"),
                row.getString("resource"),
                row.getString("fact"),
                instant(row, "latest"),
                Optional.ofNullable(row.getObject("latest_relayed", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)));
  }

  /**
   * The runs that earlier deliveries about these resources belonged to; for deliveries that name a
   * resource but not the job or project around it.
   *
   * @return workflow id by resource
   */
  public Map<String, String> subjectsOf(TenantId tenant, Collection<String> resources) {
    Map<String, String> found = new HashMap<>();
    jdbc.query(
        """
        select distinct on (resource) resource, subject from delivery
        where tenant = ? and resource = any (?) and fact is not null and subject is not null
          and subject not like '%/estimate-' || resource
        order by resource, id desc
        """,
        statement -> {
          statement.setString(1, tenant.value());
          statement.setArray(
              2, statement.getConnection().createArrayOf("text", resources.toArray(String[]::new)));
        },
        row -> {
          found.put(row.getString(1), row.getString(2));
        });
    return found;
  }

  /** How long the oldest delivery that is not relayed waits already; zero when none does. */
  public Duration lag() {
    List<Long> millis =
        jdbc.queryForList(
            """
            select (extract(epoch from statement_timestamp() - received_at) * 1000)::bigint
            from delivery where state = 'NEW' order by id limit 1
            """,
            Long.class);
    return millis.isEmpty() ? Duration.ZERO : Duration.ofMillis(Math.max(0, millis.getFirst()));
  }

  /** A lost lease or a repeated relay does no harm, so these commits need not wait for the disk. */
  private void relaxed() {
    jdbc.execute("set local synchronous_commit = off");
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    return new Claimed(
        new RawDelivery(
            row.getLong("id"),
            new TenantId(row.getString("tenant")),
            row.getString("source"),
            row.getString("event"),
            row.getString("dedup_key"),
            headers(row.getString("headers")),
            row.getBytes("body"),
            instant(row, "received_at"),
            Optional.ofNullable(row.getString("subject")),
            Optional.ofNullable(row.getString("customer")).map(CustomerId::new)),
        row.getInt("attempts"),
        instant(row, "leased_until"));
  }

  static Map<String, String> headers(String json) {
    try {
      return JSON.readValue(json, HEADERS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored headers are not readable", impossible);
    }
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
