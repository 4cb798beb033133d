package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {

  @Test
  void typographic_characters_are_written_in_ascii() {
    assertThat(SmsText.plain("“It’s” – well — ready…\u00A0• now\tor\u2009later\u200B"))
        .isEqualTo("\"It's\" - well - ready... - now or later");
  }

  @Test
  void lines_accents_and_emoji_stay() {
    assertThat(SmsText.plain("Señor José,\nhi \uD83D\uDE00\n"))
        .isEqualTo("Señor José,\nhi \uD83D\uDE00");
  }

  @Test
  void what_is_left_of_typography_is_gsm_7() {
    assertThat(SmsText.isGsm7("It’s")).isFalse();
    assertThat(SmsText.isGsm7(SmsText.plain("It’s"))).isTrue();
    assertThat(SmsText.isGsm7("á")).isFalse();
    assertThat(SmsText.isGsm7("é [€]")).isTrue();
  }

  @Test
  void a_gsm_7_text_has_160_characters_alone_and_153_per_part() {
    assertThat(SmsText.segments("a".repeat(160))).isEqualTo(1);
    assertThat(SmsText.segments("a".repeat(161))).isEqualTo(2);
    assertThat(SmsText.segments("a".repeat(306))).isEqualTo(2);
    assertThat(SmsText.segments("a".repeat(307))).isEqualTo(3);
  }

  @Test
  void braces_and_the_euro_count_twice_and_are_not_cut() {
    assertThat(SmsText.segments("€".repeat(80))).isEqualTo(1);
    assertThat(SmsText.segments("€".repeat(81))).isEqualTo(2);
    // 153 is odd: the last place of each part stays empty.
    assertThat(SmsText.segments("€".repeat(76 * 2))).isEqualTo(2);
    assertThat(SmsText.segments("€".repeat(76 * 2 + 1))).isEqualTo(3);
  }

  @Test
  void one_other_character_leaves_70_and_67() {
    assertThat(SmsText.segments("á".repeat(70))).isEqualTo(1);
    assertThat(SmsText.segments("á".repeat(71))).isEqualTo(2);
    assertThat(SmsText.segments("á".repeat(134))).isEqualTo(2);
    assertThat(SmsText.segments("á".repeat(135))).isEqualTo(3);
  }

  @Test
  void an_emoji_is_not_cut() {
    assertThat(SmsText.segments("\uD83D\uDE00".repeat(35))).isEqualTo(1);
    assertThat(SmsText.segments("\uD83D\uDE00".repeat(66))).isEqualTo(2);
    assertThat(SmsText.segments("\uD83D\uDE00".repeat(67))).isEqualTo(3);
  }
}
