package io.followup.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Inserts any number of deliveries with one statement. */
final class InboxRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String INSERT =
      """
      insert into delivery (tenant, source, event, dedup_key, headers, body, subject, customer, stop,
        read_as, reason, state, done_at)
      select n.tenant, n.source, n.event, n.dedup_key, n.headers::jsonb, n.body, n.subject, n.customer, n.stop,
        n.read_as, n.reason,
        case when n.reason is null then 'NEW' else 'NOTHING' end, case when n.reason is not null then now() end
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[])
        with ordinality
          as n(tenant, source, event, dedup_key, headers, body, subject, customer, stop, read_as, reason, place)
      order by n.place
      on conflict (tenant, dedup_key) do nothing
      returning id, tenant, dedup_key
      """;

  private static final String KNOWN =
      """
      select d.id, d.tenant, d.dedup_key from delivery d
      join unnest(?::text[], ?::text[]) as n(tenant, dedup_key)
        on d.tenant = n.tenant and d.dedup_key = n.dedup_key
      """;

  private InboxRows() {}

  private record Key(String tenant, String dedupKey) {
    static Key of(NewDelivery delivery) {
      return new Key(delivery.tenant().value(), delivery.dedupKey());
    }
  }

  /** The answers stand in the order of {@code deliveries}. The caller commits. */
  static List<Stored> insert(Connection connection, List<NewDelivery> deliveries)
      throws SQLException {
    Map<Key, NewDelivery> firsts = new LinkedHashMap<>();
    deliveries.forEach(delivery -> firsts.putIfAbsent(Key.of(delivery), delivery));
    // Always in the same order: two batches that share keys must not wait for each other.
    List<NewDelivery> rows =
        firsts.values().stream()
            .sorted(
                Comparator.comparing((NewDelivery row) -> row.tenant().value())
                    .thenComparing(NewDelivery::dedupKey))
            .toList();
    Map<Key, Long> added = insertNew(connection, rows);
    Map<Key, Long> known =
        added.size() == rows.size()
            ? Map.of()
            : findKnown(
                connection, rows.stream().filter(row -> !added.containsKey(Key.of(row))).toList());
    Set<Key> answered = new HashSet<>();
    List<Stored> answers = new ArrayList<>(deliveries.size());
    for (NewDelivery delivery : deliveries) {
      Key key = Key.of(delivery);
      Long id = added.get(key);
      answers.add(
          id != null && answered.add(key)
              ? new Stored(id, false)
              : new Stored(id != null ? id : known.get(key), true));
    }
    return answers;
  }

  private static Map<Key, Long> insertNew(Connection connection, List<NewDelivery> rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, texts(connection, rows, row -> row.tenant().value()));
      insert.setArray(2, texts(connection, rows, NewDelivery::source));
      insert.setArray(3, texts(connection, rows, NewDelivery::event));
      insert.setArray(4, texts(connection, rows, NewDelivery::dedupKey));
      insert.setArray(5, texts(connection, rows, row -> json(row.headers())));
      insert.setArray(
          6,
          connection.createArrayOf(
              "bytea", rows.stream().map(NewDelivery::body).toArray(byte[][]::new)));
      insert.setArray(7, texts(connection, rows, row -> row.subject().orElse(null)));
      insert.setArray(
          8, texts(connection, rows, row -> row.customer().map(Object::toString).orElse(null)));
      insert.setArray(9, texts(connection, rows, row -> row.stop().map(Enum::name).orElse(null)));
      insert.setArray(
          10,
          texts(
              connection,
              rows,
              row -> row.applied().map(NewDelivery.Applied::readAs).orElse(null)));
      insert.setArray(
          11,
          texts(
              connection,
              rows,
              row -> row.applied().map(NewDelivery.Applied::reason).orElse(null)));
      return keys(insert);
    }
  }

  private static Map<Key, Long> findKnown(Connection connection, List<NewDelivery> rows)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, texts(connection, rows, row -> row.tenant().value()));
      select.setArray(2, texts(connection, rows, NewDelivery::dedupKey));
      return keys(select);
    }
  }

  private static Map<Key, Long> keys(PreparedStatement statement) throws SQLException {
    Map<Key, Long> found = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.put(new Key(rows.getString(2), rows.getString(3)), rows.getLong(1));
      }
    }
    return found;
  }

  private static Array texts(
      Connection connection, List<NewDelivery> rows, Function<NewDelivery, String> column)
      throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
  }

  private static String json(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("headers cannot be written as JSON", impossible);
    }
  }
}
