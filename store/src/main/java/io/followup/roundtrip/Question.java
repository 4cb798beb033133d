package io.followup.roundtrip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * A statement that reads, with its values, and what its rows come to. It is asked alone, or
 * together with others by {@link RoundTrip}.
 */
public final class Question<T> {
  private final String sql;
  private final ResultSetExtractor<T> reading;
  private final List<Object> values;

  private Question(String sql, ResultSetExtractor<T> reading, List<Object> values) {
    this.sql = sql;
    this.reading = reading;
    this.values = values;
  }

  /**
   * @param sql one statement, without a semicolon
   * @param reading makes the answer out of all rows
   * @param values of the statement's parameters; null is SQL's null
   */
  public static <T> Question<T> of(String sql, ResultSetExtractor<T> reading, Object... values) {
    return new Question<>(
        sql, reading, Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values))));
  }

  /** One whose answer is a list, with one element for each row. */
  public static <T> Question<List<T>> rows(String sql, RowMapper<T> row, Object... values) {
    return of(sql, new RowMapperResultSetExtractor<>(row), values);
  }

  /** Asks it alone. */
  public T ask(JdbcTemplate jdbc) {
    return jdbc.query(sql, reading, values.toArray());
  }

  String sql() {
    return sql;
  }

  List<Object> values() {
    return values;
  }

  ResultSetExtractor<T> reading() {
    return reading;
  }
}
