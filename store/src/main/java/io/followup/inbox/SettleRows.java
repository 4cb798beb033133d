package io.followup.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Results of the relay as the columns of one statement. */
final class SettleRows {
  private static final int LONGEST_TEXT = 2_000;

  private SettleRows() {}

  private record Row(
      long id,
      String lease,
      String state,
      String readAs,
      String facts,
      String fact,
      String subject,
      String resource,
      String modifiedOn,
      String runs,
      String reason,
      String error,
      int failed,
      long pause) {}

  static void bind(PreparedStatement statement, List<? extends Relayed> results)
      throws SQLException {
    List<Row> rows = results.stream().map(SettleRows::row).toList();
    Connection connection = statement.getConnection();
    statement.setArray(1, array(connection, "bigint", rows, Row::id));
    statement.setArray(2, array(connection, "text", rows, Row::lease));
    statement.setArray(3, array(connection, "text", rows, Row::state));
    statement.setArray(4, array(connection, "text", rows, Row::readAs));
    statement.setArray(5, array(connection, "text", rows, Row::facts));
    statement.setArray(6, array(connection, "text", rows, Row::fact));
    statement.setArray(7, array(connection, "text", rows, Row::subject));
    statement.setArray(8, array(connection, "text", rows, Row::resource));
    statement.setArray(9, array(connection, "text", rows, Row::modifiedOn));
    statement.setArray(10, array(connection, "text", rows, Row::runs));
    statement.setArray(11, array(connection, "text", rows, Row::reason));
    statement.setArray(12, array(connection, "text", rows, Row::error));
    statement.setArray(13, array(connection, "int", rows, Row::failed));
    statement.setArray(14, array(connection, "bigint", rows, Row::pause));
  }

  private static Row row(Relayed result) {
    long id = result.claimed().delivery().id();
    String lease = result.claimed().leasedUntil().toString();
    return switch (result) {
      case Relayed.Done done -> {
        var first = done.firstFact();
        yield new Row(
            id,
            lease,
            done.state().name(),
            done.readAs().orElse(null),
            done.factsJson(),
            first.map(Relayed.FirstFact::name).orElse(null),
            first.flatMap(Relayed.FirstFact::subject).orElse(null),
            first.flatMap(Relayed.FirstFact::resource).orElse(null),
            first.flatMap(Relayed.FirstFact::modifiedOn).map(Object::toString).orElse(null),
            done.runs().isEmpty() ? null : String.join(" ", done.runs()),
            storable(done.reason()),
            done.error().map(SettleRows::storable).orElse(null),
            done.state() == DeliveryState.PARKED ? 1 : 0,
            0);
      }
      case Relayed.Later later ->
          waiting(id, lease, storable(later.error()), 1, later.pause().toMillis());
      case Relayed.GivenBack back -> waiting(id, lease, storable(back.error()), 0, 0);
    };
  }

  private static Row waiting(long id, String lease, String error, int failed, long pause) {
    return new Row(
        id, lease, "NEW", null, null, null, null, null, null, null, null, error, failed, pause);
  }

  /** PostgreSQL takes no NUL in text. */
  private static String storable(String text) {
    String clean = text.replace('\0', ' ');
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
  }

  private static java.sql.Array array(
      Connection connection, String type, List<Row> rows, Function<Row, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
