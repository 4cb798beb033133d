package io.followup.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void a_phone_number_is_written_as_in_the_usa() {
    assertThat(Words.phone("+15125550100")).isEqualTo("(512) 555-0100");
    assertThat(Words.phone("+442079460000")).isEqualTo("+442079460000");
  }
}
