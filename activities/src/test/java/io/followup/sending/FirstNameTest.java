package io.followup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dana Reyes           | Dana
          REYES, DANA          | Dana
          dana reyes           | Dana
          Reyes, Dana & Sam    | Dana
          Anne-Marie O'Neil    | Anne-Marie
          O'Neil               | O'Neil
          Dana & Sam Reyes     | Dana
          Mr. & Mrs. Reyes     | ''
          Dr. Reyes            | ''
          The Reyes Family     | ''
          D. Reyes             | ''
          4711 Holdings        | ''
          ''                   | ''
          José Núñez           | José
          """)
  void a_first_name_is_told_only_when_it_is_clear(String name, String first) {
    assertThat(FirstName.of(name)).isEqualTo(first);
  }
}
