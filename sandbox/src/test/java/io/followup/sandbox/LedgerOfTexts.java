package io.followup.sandbox;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The send ledger as its table tells it, read past all code of the engine. */
record LedgerOfTexts(String jdbcUrl) {

  private static final Set<String> SETTLED = Set.of("CONFIRMED", "REJECTED", "UNKNOWN");

  /**
   * @param submitted how often a POST began
   */
  record Text(String key, String run, String state, String providerId, int submitted) {}

  /** How many texts wait for nothing more. */
  long settled() {
    return texts().stream().filter(text -> SETTLED.contains(text.state())).count();
  }

  List<Text> texts() {
    List<Text> texts = new ArrayList<>();
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select key, workflow_id, state, coalesce(provider_id, ''),
                  (select count(*) from attempt_change c
                   where c.key = a.key and c.state = 'SUBMITTING')
                from attempt a
                """)) {
      while (row.next()) {
        texts.add(
            new Text(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
