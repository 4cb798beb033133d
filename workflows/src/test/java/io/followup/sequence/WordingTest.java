package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Map<String, String> VALUES =
      Map.of("company.name", "Acme Air & Heat", "customer.firstName", "D’Arcy");

  @Test
  void a_text_is_in_ascii_quotes_whoever_wrote_them() {
    assertThat(
            Wording.of(
                new Message.Sms("Hi {{customer.firstName}}, it’s {{company.name}}…\n"), VALUES))
        .isEqualTo(new Wording.Sms("Hi D'Arcy, it's Acme Air & Heat..."));
  }

  @Test
  void a_call_has_a_script_and_a_voicemail() {
    assertThat(
            Wording.of(
                new Message.Voice(
                    "hello", "This is {{company.name}}.\n", "{{company.name}} called."),
                VALUES))
        .isEqualTo(new Wording.Voice("This is Acme Air & Heat.", "Acme Air & Heat called."));
  }

  @Test
  void an_e_mail_keeps_its_typography() {
    assertThat(
            Wording.of(
                new Message.Email("mail", "For {{customer.firstName}}", "It’s us\n"), VALUES))
        .isEqualTo(new Wording.Email("For D’Arcy", "It’s us"));
  }

  @Test
  void an_empty_slot_anywhere_makes_the_message_impossible() {
    String why = "job.type is empty for this customer and the template has no default for it.";
    assertThat(Wording.of(new Message.Sms("{{job.type}}"), VALUES))
        .isEqualTo(new Wording.Impossible(why));
    assertThat(Wording.of(new Message.Email("mail", "Hi", "{{job.type}}"), VALUES))
        .isEqualTo(new Wording.Impossible(why));
    assertThat(Wording.of(new Message.Voice("hello", "{{job.type}}", "Hi"), VALUES))
        .isEqualTo(new Wording.Impossible(why));
  }
}
