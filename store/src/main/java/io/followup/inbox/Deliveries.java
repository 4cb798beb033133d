package io.followup.inbox;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox as people see it. */
public final class Deliveries {
  private static final String COLUMNS =
      """
      id, tenant, source, event, dedup_key, received_at, subject, customer, state, attempts, due_at, read_as,
      facts, runs, reason, error, done_at
      """;

  private final JdbcTemplate jdbc;

  /**
   * A delivery without its raw bytes.
   *
   * @param factsJson array of facts; empty until it was read
   * @param dueAt when it is tried next, while NEW
   * @param reason what the relay did, or why nothing came of it
   */
  public record Delivery(
      long id,
      TenantId tenant,
      String source,
      String event,
      String dedupKey,
      Instant receivedAt,
      Optional<String> subject,
      Optional<String> customer,
      DeliveryState state,
      int attempts,
      Instant dueAt,
      Optional<String> readAs,
      Optional<String> factsJson,
      List<String> runs,
      Optional<String> reason,
      Optional<String> error,
      Optional<Instant> doneAt) {}

  /** Headers and body as received. */
  public record Raw(Map<String, String> headers, byte[] body) {}

  /**
   * What to list; newest first.
   *
   * @param tenants whose deliveries may be seen; empty = every tenant's
   * @param before only ids smaller than this
   */
  public record Filter(
      Optional<Set<TenantId>> tenants,
      Optional<DeliveryState> state,
      Optional<String> subject,
      Optional<Long> before,
      int limit) {}

  public Deliveries(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  public List<Delivery> list(Filter filter) {
    StringBuilder sql = new StringBuilder("select " + COLUMNS + " from delivery where true");
    List<Object> values = new ArrayList<>();
    filter
        .tenants()
        .ifPresent(
            tenants -> {
              // One tenant, the usual case, is asked for so that its index serves.
              String[] ids = tenants.stream().map(TenantId::value).toArray(String[]::new);
              sql.append(ids.length == 1 ? " and tenant = ?" : " and tenant = any (?)");
              values.add(ids.length == 1 ? ids[0] : ids);
            });
    filter
        .state()
        .ifPresent(
            state -> {
              // Written out, so that the index over waiting rows can serve.
              sql.append(" and state = '").append(state.name()).append('\'');
            });
    filter
        .subject()
        .ifPresent(
            subject -> {
              sql.append(" and subject = ?");
              values.add(subject);
            });
    filter
        .before()
        .ifPresent(
            id -> {
              sql.append(" and id < ?");
              values.add(id);
            });
    sql.append(" order by id desc limit ?");
    values.add(filter.limit());
    return jdbc.query(sql.toString(), (row, number) -> read(row), values.toArray());
  }

  public Optional<Delivery> find(long id) {
    return jdbc
        .query("select " + COLUMNS + " from delivery where id = ?", (row, number) -> read(row), id)
        .stream()
        .findFirst();
  }

  public Optional<Raw> raw(long id) {
    return jdbc
        .query(
            "select headers, body from delivery where id = ?",
            (row, number) ->
                new Raw(RelayQueue.headers(row.getString("headers")), row.getBytes("body")),
            id)
        .stream()
        .findFirst();
  }

  /** Puts a delivery back as if it had just come in; false when it waits already. */
  public boolean replay(long id) {
    return jdbc.update(
            """
            update delivery set state = 'NEW', attempts = 0, due_at = now(), leased_until = null, reason = null,
              error = null, done_at = null
            where id = ? and state <> 'NEW'
            """,
            id)
        == 1;
  }

  private static Delivery read(ResultSet row) throws SQLException {
    java.sql.Array runs = row.getArray("runs");
    return new Delivery(
        row.getLong("id"),
        new TenantId(row.getString("tenant")),
        row.getString("source"),
        row.getString("event"),
        row.getString("dedup_key"),
        RelayQueue.instant(row, "received_at"),
        Optional.ofNullable(row.getString("subject")),
        Optional.ofNullable(row.getString("customer")),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        RelayQueue.instant(row, "due_at"),
        Optional.ofNullable(row.getString("read_as")),
        Optional.ofNullable(row.getString("facts")),
        runs == null ? List.of() : Arrays.asList((String[]) runs.getArray()),
        Optional.ofNullable(row.getString("reason")),
        Optional.ofNullable(row.getString("error")),
        Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
