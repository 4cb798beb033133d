package io.followup.api.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.touch.Channel;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMeaningTest {

  static Stream<JsonNode> vectors() {
    return StreamSupport.stream(
        Samples.read("opt-out-text-vectors").get("vectors").spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_published_vectors_hold(JsonNode vector) {
    Class<?> expected =
        switch (vector.get("class").asText()) {
          case "opt_out" -> TextMeaning.OptOut.class;
          case "opt_in" -> TextMeaning.OptIn.class;
          default -> TextMeaning.Reply.class;
        };
    assertThat(meaning(vector.get("body").asText())).isInstanceOf(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP!!!",
        "“Stop.”",
        "Stop 🛑",
        "ＳＴＯＰ",
        "\n  stop\n\nSent from my phone",
        "ARRÊT",
        "stop please",
        "Please stop. We bought elsewhere.",
        "Don't text me anymore!",
        "don’t contact this number again",
        "Take me off your list",
        "hi\nplease stop texting me",
        "No me escriban más",
        "Dejen de molestar",
      })
  void a_clear_refusal_ends_texts(String body) {
    assertThat(meaning(body)).isInstanceOf(TextMeaning.OptOut.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can you stop by on Tuesday?",
        "I'll stop at the office",
        "Non-stop noise from the unit",
        "Don't call me before 5",
        "Could you take me through the options",
        "The old unit has to end up at the dump",
        "Should I cancel the other bid?",
        "",
        "🙂",
        "please start on Monday",
      })
  void other_words_are_for_a_person(String body) {
    assertThat(meaning(body)).isInstanceOf(TextMeaning.Reply.class);
  }

  @Test
  void a_refusal_of_calls_ends_calls_too() {
    assertThat(meaning("Stop calling me!"))
        .isEqualTo(
            new TextMeaning.OptOut(
                java.util.Set.of(Channel.SMS, Channel.VOICE),
                "asked by text for no more messages"));
  }

  @Test
  void what_twilio_read_counts_whatever_the_words() {
    assertThat(TextMeaning.of("Adios", "STOP"))
        .isEqualTo(new TextMeaning.OptOut(java.util.Set.of(Channel.SMS), "texted STOP"));
    assertThat(TextMeaning.of("Hola", "START")).isInstanceOf(TextMeaning.OptIn.class);
  }

  private static TextMeaning meaning(String body) {
    return TextMeaning.of(body, "");
  }
}
