package io.followup.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.hold.HoldKind;
import io.followup.touch.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningsTest {

  static Stream<JsonNode> vectors() throws IOException {
    try (InputStream file =
        MeaningsTest.class.getResourceAsStream("/answer/opt-out-text-vectors.json")) {
      return StreamSupport.stream(
          new ObjectMapper().readTree(file).get("vectors").spliterator(), false);
    }
  }

  private static Meaning meaning(String body) {
    return Meanings.ofText(body, "");
  }

  private static String named(Meaning meaning) {
    return switch (meaning) {
      case Meaning.OptOut optOut -> "opt_out";
      case Meaning.OptIn optIn -> "opt_in";
      // Nobody had opted out.
      case Meaning.Yes yes -> "reply";
      case Meaning.Help help -> "help";
      case Meaning.WrongParty wrong -> "wrong_party";
      case Meaning.Hold hold -> "hold";
      case Meaning.Review review -> "review";
      case Meaning.Reply reply -> "reply";
    };
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_published_vectors_hold(JsonNode vector) {
    assertThat(named(meaning(vector.get("body").asText()))).isEqualTo(vector.get("class").asText());
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
        "Stop. We bought elsewhere.",
        "Don't text me anymore!",
        "don’t contact this number again",
        "Take me off your list",
        "hi\nplease stop texting me",
        "No me escriban más",
        "Dejen de molestar",
        "Quit texting me",
        "I do not want any more messages",
        "I no longer wish to receive these texts",
        "Remove my number from your system",
        "lose my number",
        "I want to opt out",
        "No quiero más mensajes",
        "Never contact me again",
      })
  void a_clear_refusal_is_an_opt_out(String body) {
    assertThat(meaning(body)).isInstanceOf(Meaning.OptOut.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can you stop by on Tuesday?",
        "I'll stop at the office",
        "Non-stop noise from the unit",
        "Don't call me before 5",
        "Could you take me through the options",
        "Can you take my number and call me back",
        "The old unit has to end up at the dump",
        "Should I cancel the other bid?",
        "",
        "🙂",
        "please start on Monday",
        "Our old heat pump died last night",
        "This isn't working",
        "I'm not sure yet",
        "How do I get paid for the rebate?",
        "Shop is closed today",
      })
  void other_words_are_for_a_person(String body) {
    assertThat(meaning(body)).isInstanceOf(Meaning.Reply.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISPUTE | That is not my bill",
        "DISPUTE | You overcharged us",
        "PAID | Already paid!",
        "PAID | ya pagamos",
        "PAID | My husband paid it online",
        "ATTORNEY | I am represented by counsel",
        "ATTORNEY | I will sue you",
        "BANKRUPTCY | We filed chapter 7",
        "DECEASED | My mother passed away in May",
        "DECEASED | Her husband has died",
        "COMPLAINT | Cease and desist",
        "COMPLAINT | I will report you to the BBB",
      })
  void some_words_stop_everything_until_a_person_decides(HoldKind kind, String body) {
    assertThat(meaning(body)).isEqualTo(new Meaning.Hold(kind));
  }

  @Test
  void a_refusal_that_threatens_is_both() {
    assertThat(meaning("Stop texting me or my lawyer will call you"))
        .isEqualTo(
            new Meaning.OptOut(
                Set.of(Channel.SMS, Channel.VOICE),
                "asked by text for no more messages",
                Optional.of(HoldKind.ATTORNEY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sotp",
        "STOPP",
        "unsubscibe",
        "cancle",
        "stop it ok",
        "this is bullshit",
        "You will regret this"
      })
  void what_may_be_a_refusal_is_judged_by_a_person(String body) {
    assertThat(meaning(body)).isInstanceOf(Meaning.Review.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wrong number",
        "you have the wrong person",
        "número equivocado",
        "Not me",
        "I'm not Dana.",
        "Sorry, this is not Mrs Whitfield"
      })
  void somebody_else_answers(String body) {
    assertThat(meaning(body)).isInstanceOf(Meaning.WrongParty.class);
  }

  @Test
  void a_refusal_of_calls_ends_calls_too() {
    assertThat(meaning("Stop calling me!"))
        .isEqualTo(
            new Meaning.OptOut(
                Set.of(Channel.SMS, Channel.VOICE),
                "asked by text for no more messages",
                Optional.empty()));
  }

  @Test
  void what_the_carrier_read_counts_whatever_the_words() {
    assertThat(Meanings.ofText("Adios", "STOP"))
        .isEqualTo(new Meaning.OptOut(Set.of(Channel.SMS), "texted STOP", Optional.empty()));
    assertThat(Meanings.ofText("Hola", "START")).isInstanceOf(Meaning.OptIn.class);
    assertThat(Meanings.ofText("Socorro", "HELP")).isInstanceOf(Meaning.Help.class);
  }

  @Test
  void a_mail_whose_subject_is_unsubscribe_is_an_opt_out_of_mail() {
    assertThat(Meanings.ofMail("Unsubscribe", ""))
        .isEqualTo(
            new Meaning.OptOut(
                Set.of(Channel.EMAIL), "asked by e-mail for no more messages", Optional.empty()));
    assertThat(Meanings.ofMail("Re: Your estimate", "STOP")).isInstanceOf(Meaning.OptOut.class);
    assertThat(Meanings.ofMail("Re: Your estimate", "Is Thursday fine?"))
        .isInstanceOf(Meaning.Reply.class);
  }

  @Test
  void keys_say_yes_to_the_office_or_no_to_calls() {
    assertThat(Meanings.ofKey("1")).containsInstanceOf(Meaning.Reply.class);
    assertThat(Meanings.ofKey("9").orElseThrow())
        .isEqualTo(
            new Meaning.OptOut(Set.of(Channel.VOICE), "pressed 9 to stop calls", Optional.empty()));
    assertThat(Meanings.ofKey("5")).isEmpty();
  }

  @Test
  void what_was_quoted_is_not_what_the_customer_said() {
    assertThat(
            MailText.withoutQuotes(
                """
                Yes, Thursday works.

                On Tue, Nov 24, 2026 at 10:00 AM Acme Air & Heat
                <office@acme.example.com> wrote:
                > To get no more of these e-mails, answer this one with STOP.
                """))
        .isEqualTo("Yes, Thursday works.");
    assertThat(MailText.withoutQuotes("Sounds good\n-- \nDana\nStop by our shop"))
        .isEqualTo("Sounds good");
    assertThat(MailText.withoutQuotes("> only a quote\n> STOP")).isEmpty();
  }
}
