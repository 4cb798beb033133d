package io.followup.sequence;

import static io.followup.sequence.SequenceText.GOOD;
import static io.followup.sequence.SequenceText.read;
import static io.followup.sequence.SequenceText.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings about files that can be used as they are. */
class AdviceTest {

  private static List<String> warnings(String text) {
    assertThat(read(text)).isInstanceOf(SequenceFile.Valid.class);
    return read(text).problems().stream()
        .map(warning -> warning.toString().substring(SequenceText.FILE.length() + 1))
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String texting(String text) {
    return with("Reply STOP to end texts.", text + " STOP");
  }

  @Test
  void about_a_good_file_there_is_nothing_to_say() {
    assertThat(warnings(GOOD)).isEmpty();
  }

  @Test
  void two_segments_are_fine_and_three_are_told() {
    String before = "Hi Christopher, it's Lone Star Air & Heat.\n";
    int rest = 306 - before.length() - " STOP".length();
    assertThat(warnings(texting("a".repeat(rest)))).isEmpty();
    assertThat(warnings(texting("a".repeat(rest + 1))))
        .containsExactly(
            "8: warning: steps[first-text].sms: with typical values it has 307 characters and is"
                + " sent and paid for as 3 segments. Fix: shorten it to 306 characters."
                + " [too-many-segments]");
  }

  @Test
  void a_euro_sign_counts_twice() {
    assertThat(warnings(texting("a".repeat(130)))).isEmpty();
    assertThat(warnings(texting("€".repeat(130)))).hasSize(1);
  }

  @Test
  void the_character_that_makes_it_dear_is_named() {
    assertThat(warnings(texting("a".repeat(90) + " \uD83D\uDE00")))
        .containsExactly(
            "8: warning: steps[first-text].sms: with typical values it has 140 characters and is"
                + " sent and paid for as 3 segments of 67 instead of 153, because of '\uD83D\uDE00'"
                + " (U+1F600). Fix: write it without '\uD83D\uDE00' (U+1F600), or in 134"
                + " characters. [too-many-segments]");
  }

  @Test
  void quotes_that_are_sent_as_plain_ones_cost_nothing() {
    assertThat(warnings(texting("“" + "a".repeat(90) + "”…"))).isEmpty();
  }

  @Test
  void a_default_that_is_longer_than_names_are_is_counted() {
    String said = "a".repeat(85);
    assertThat(warnings(texting(said))).isEmpty();
    assertThat(
            warnings(
                texting(said)
                    .replace("{{customer.firstName}}", "{{customer.firstName|my dear ☀ friend}}")))
        .singleElement()
        .asString()
        .contains("because of '☀' (U+2600)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://bit.ly/3xYz", "bit.ly/3xYz", "http://www.tinyurl.com/a", "T.CO/x"})
  void a_link_of_a_public_shortener_is_told(String link) {
    assertThat(warnings(texting(link)))
        .singleElement()
        .asString()
        .startsWith("8: warning: steps[first-text].sms: it links to ")
        .endsWith("[link-shortener]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://acme.example.com/e/1", "rabbit.ly/", "bit.ly.example.com/", "bit.ly"})
  void other_links_are_not(String link) {
    assertThat(warnings(texting(link))).isEmpty();
  }

  @Test
  void a_voicemail_over_half_a_minute_is_told() {
    // Lone, Star, Air, Heat, ten digits, five words of the example: 19.
    String words = "well ".repeat(75 - 4 - 10 - 4);
    assertThat(warnings(with("please call", words + "please call"))).isEmpty();
    assertThat(warnings(with("please call", words + "please do call")))
        .containsExactly(
            "18: warning: scripts.estimate-call.voicemail: with typical values it has 76 words,"
                + " about 30 s of speech, and few people hear so much out. Fix: shorten it to 75"
                + " words, each digit counted as one. [long-voicemail]");
  }

  @Test
  void steps_beyond_the_limit_of_messages_are_told() {
    assertThat(warnings(with("max-touches: 4", "max-touches: 1")))
        .containsExactly(
            "11: warning: steps[call]: it is step 2, and limits.max-touches ends a run after 1: it is sent"
                + " only when a step before it could not be. Fix: raise limits.max-touches, or"
                + " delete the step. [unreachable-step]");
  }

  @Test
  void a_call_without_any_e_mail_is_told() {
    String phoneOnly =
        GOOD.replace("    otherwise: { email: estimate-mail }\n", "")
            .replaceFirst("(?s)emails:\n.*exit:", "exit:");
    assertThat(warnings(phoneOnly))
        .containsExactly(
            "13: warning: steps[call].voice: no step sends an e-mail, so a customer without a phone"
                + " number gets nothing. Fix: add otherwise: { email: name } to the step, and the"
                + " e-mail under emails. [no-fallback]");
  }

  @Test
  void warnings_stand_beside_errors_but_stop_nothing() {
    String warned = with("max-touches: 4", "max-touches: 1");
    String both = warned.replace("wait: 24h", "wait: soon");
    assertThat(read(both).problems())
        .extracting(problem -> problem.code().toString())
        .containsExactly("not-a-duration", "unreachable-step");
    assertThat(Sequences.parse(Map.of("a.yaml", bytes(warned))).warnings()).hasSize(1);
    assertThatThrownBy(() -> Sequences.parse(Map.of("a.yaml", bytes(both))))
        .extracting(e -> ((InvalidSequences) e).problems().size())
        .isEqualTo(1);
  }

  @Test
  void each_slot_has_a_typical_value() {
    for (Sequence.Trigger trigger : Sequence.Trigger.values()) {
      assertThat(Slots.TYPICAL.keySet()).containsAll(FieldSchema.of(trigger).slots());
    }
  }
}
