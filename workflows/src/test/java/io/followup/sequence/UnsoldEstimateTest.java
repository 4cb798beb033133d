package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sequence that comes with the product. */
class UnsoldEstimateTest {
  private static final Path FILE = Path.of("..", "sequences", "unsold-estimate.yaml");

  private final Sequence sequence;

  UnsoldEstimateTest() throws IOException {
    sequence =
        Sequences.parse(Map.of("unsold-estimate.yaml", Files.readAllBytes(FILE)))
            .find(Sequence.Trigger.ESTIMATE)
            .orElseThrow();
  }

  private Wording wording(Message message) {
    return Wording.of(message, Slots.TYPICAL);
  }

  @Test
  void it_texts_after_a_day_calls_after_three_and_writes_after_a_week() {
    assertThat(sequence.label()).isEqualTo("unsold-estimate@1");
    assertThat(sequence.steps())
        .extracting(Step::id, Step::due)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "first-text", new Wait(Duration.ofHours(24), Anchor.PREVIOUS_STEP)),
            org.assertj.core.groups.Tuple.tuple(
                "call", new Wait(Duration.ofHours(72), Anchor.TRIGGER)),
            org.assertj.core.groups.Tuple.tuple(
                "last-mail", new Wait(Duration.ofDays(7), Anchor.TRIGGER)));
  }

  @Test
  void its_text_fits_into_one_segment() {
    String body = ((Wording.Sms) wording(sequence.steps().getFirst().message())).body();
    assertThat(body).startsWith("Hi Christopher, it's Lone Star Air & Heat.");
    assertThat(SmsText.isGsm7(body)).isTrue();
    assertThat(SmsText.segments(body)).as("%d characters", body.length()).isEqualTo(1);
  }

  @Test
  void its_call_names_company_and_estimate_and_its_voicemail_no_amount() {
    Wording.Voice call = (Wording.Voice) wording(sequence.steps().get(1).message());
    assertThat(call.say())
        .isEqualTo(
            "Hello, this is an automated call from Lone Star Air & Heat about your estimate:"
                + " Replace the 3-ton condenser. If anything about it is unclear, our office is"
                + " glad to help.");
    assertThat(call.voicemail()).contains("(512) 555-0100").doesNotContain("$");
  }

  @Test
  void its_e_mail_goes_when_a_call_is_not_possible() {
    Wording.Email mail = (Wording.Email) wording(sequence.steps().get(1).otherwise().orElseThrow());
    assertThat(mail.subject())
        .isEqualTo("Any questions about your estimate from Lone Star Air & Heat?");
    assertThat(mail.text()).contains("Replace the 3-ton condenser, $4,250.00.");
  }

  @Test
  void it_can_be_sent_without_a_first_name() {
    Map<String, String> values = new HashMap<>(Slots.TYPICAL);
    values.remove(Slots.CUSTOMER_FIRST_NAME);
    assertThat(Wording.of(sequence.steps().getFirst().message(), values))
        .isInstanceOfSatisfying(
            Wording.Sms.class, sms -> assertThat(sms.body()).startsWith("Hi there, it's"));
  }
}
