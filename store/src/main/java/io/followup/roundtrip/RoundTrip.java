package io.followup.roundtrip;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Asks several questions with one round trip to the database: it costs about as much as one of them
 * alone. Each is a statement of its own, that sees what was committed when its turn came, as if
 * they were asked one after the other.
 */
public final class RoundTrip {
  private final JdbcTemplate jdbc;

  public RoundTrip(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Asks them in this order, in the caller's transaction where there is one. */
  public Answers ask(List<Question<?>> questions) {
    if (questions.isEmpty()) {
      return new Answers();
    }
    String all = questions.stream().map(Question::sql).collect(Collectors.joining(";"));
    return jdbc.execute(all, (PreparedStatement statement) -> answers(statement, questions));
  }

  private static Answers answers(PreparedStatement statement, List<Question<?>> questions)
      throws SQLException {
    int place = 0;
    for (Question<?> question : questions) {
      for (Object value : question.values()) {
        StatementCreatorUtils.setParameterValue(
            statement, ++place, SqlTypeValue.TYPE_UNKNOWN, value);
      }
    }
    statement.execute();
    Answers answers = new Answers();
    for (Question<?> question : questions) {
      try (ResultSet rows = statement.getResultSet()) {
        answers.read(question, rows);
      }
      statement.getMoreResults();
    }
    return answers;
  }
}
