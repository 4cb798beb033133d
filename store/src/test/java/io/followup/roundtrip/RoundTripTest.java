package io.followup.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private final RoundTrip roundTrip = new RoundTrip(TestDatabase.dataSource());

  private static Question<List<String>> words(String sql, Object... values) {
    return Question.rows(sql, (row, n) -> row.getString(1), values);
  }

  @Test
  void each_question_gets_its_own_answer() {
    Question<List<String>> several =
        words("select ?::text union all select ?::text", "one", "what; is this?");
    Question<List<String>> none = words("select 'x' where ?::text is not null", (Object) null);
    Question<Integer> sum =
        Question.of("select ?::int + 1", rows -> rows.next() ? rows.getInt(1) : 0, 41);

    // More often than a connection sees a statement before it prepares it for good.
    for (int time = 0; time < 20; time++) {
      Answers answers = roundTrip.ask(List.of(several, none, sum));

      assertThat(answers.to(several)).containsExactly("one", "what; is this?");
      assertThat(answers.to(none)).isEmpty();
      assertThat(answers.to(sum)).isEqualTo(42);
    }
  }

  @Test
  void the_answer_to_what_was_not_asked_is_a_mistake() {
    Answers answers = roundTrip.ask(List.of(words("select 'a'")));

    assertThatThrownBy(() -> answers.to(words("select 'a'")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
