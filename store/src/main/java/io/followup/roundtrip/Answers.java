package io.followup.roundtrip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;

/** What the questions of one {@link RoundTrip} came to. */
public final class Answers {
  private final Map<Question<?>, Object> byQuestion = new IdentityHashMap<>();

  <T> void read(Question<T> question, ResultSet rows) throws SQLException {
    byQuestion.put(question, question.reading().extractData(rows));
  }

  /**
   * @param question the very object that was asked
   * @throws IllegalArgumentException when it was not asked in this round trip
   */
  @SuppressWarnings("unchecked") // read() keeps each answer under the question that made it.
  public <T> T to(Question<T> question) {
    if (!byQuestion.containsKey(question)) {
      throw new IllegalArgumentException("this was not asked: " + question.sql());
    }
    return (T) byQuestion.get(question);
  }
}
