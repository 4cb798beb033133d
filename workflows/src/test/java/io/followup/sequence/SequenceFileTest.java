package io.followup.sequence;

import static io.followup.sequence.SequenceText.GOOD;
import static io.followup.sequence.SequenceText.valid;
import static io.followup.sequence.SequenceText.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.temporal.Payloads;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceFileTest {
  private final Sequence sequence = valid(GOOD);

  @Test
  void every_field_is_read() {
    assertThat(sequence.label()).isEqualTo("unsold-estimate@3");
    assertThat(sequence.trigger()).isEqualTo(Sequence.Trigger.ESTIMATE);
    assertThat(sequence.enroll()).contains("estimate.total >= 250");
    assertThat(sequence.exits())
        .containsExactlyInAnyOrder(
            FactName.ESTIMATE_SOLD, FactName.ESTIMATE_DISMISSED, FactName.CUSTOMER_REPLIED);
    assertThat(sequence.limits()).isEqualTo(new Sequence.Limits(4, Duration.ofDays(30)));
    assertThat(sequence.holdoutPercent()).isEqualTo(5);
    assertThat(sequence.steps())
        .containsExactly(
            new Step(
                "first-text",
                new Wait(Duration.ofHours(24), Anchor.PREVIOUS_STEP),
                new Message.Sms(
                    "Hi {{customer.firstName}}, it's {{company.name}}.\nReply STOP to end texts.\n"),
                Optional.empty()),
            new Step(
                "call",
                new Wait(Duration.ofHours(72), Anchor.TRIGGER),
                new Message.Voice(
                    "estimate-call",
                    "This is {{company.name}} about your estimate.",
                    "This is {{company.name}}, please call {{company.phone}}."),
                Optional.of(
                    new Message.Email("estimate-mail", "Your estimate", "Any questions?"))));
  }

  @Test
  void what_is_left_out_has_a_default() {
    Sequence plain =
        valid(
            """
            sequence: plain
            trigger: estimate
            steps:
              - { id: text, wait: 1h, sms: "{{company.name}}: questions? STOP ends." }
            """);
    assertThat(plain.version()).isEqualTo(1);
    assertThat(plain.enroll()).isEmpty();
    assertThat(plain.exits())
        .containsExactlyInAnyOrder(
            FactName.ESTIMATE_SOLD, FactName.ESTIMATE_DISMISSED, FactName.CUSTOMER_REPLIED);
    assertThat(plain.limits()).isEqualTo(new Sequence.Limits(4, Duration.ofDays(30)));
    assertThat(plain.holdoutPercent()).isZero();
  }

  @Test
  void sold_and_dismissed_end_a_run_even_when_left_out() {
    assertThat(
            valid(with("exit: [estimate.sold, estimate.dismissed, customer.replied]", "exit: []"))
                .exits())
        .containsExactlyInAnyOrder(FactName.ESTIMATE_SOLD, FactName.ESTIMATE_DISMISSED);
  }

  @Test
  void waits_are_days_hours_and_minutes() {
    assertThat(firstWait("30m")).isEqualTo(Duration.ofMinutes(30));
    assertThat(firstWait("2d")).isEqualTo(Duration.ofDays(2));
    assertThat(firstWait("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(firstWait("1d2h3m")).isEqualTo(Duration.ofMinutes(1563));
    assertThat(firstWait("0m")).isZero();
  }

  private static Duration firstWait(String wait) {
    return valid(with("wait: 24h", "wait: " + wait)).steps().getFirst().due().duration();
  }

  @Test
  void the_hash_is_that_of_the_meaning() {
    assertThat(sequence.hash()).matches("[0-9a-f]{12}");
    assertThat(valid(GOOD.replace("\n", "\r\n")).hash()).isEqualTo(sequence.hash());
    assertThat(valid("\uFEFF" + GOOD).hash()).isEqualTo(sequence.hash());
    assertThat(valid(GOOD + "# remark\n").hash()).isEqualTo(sequence.hash());
    assertThat(valid(GOOD.replace("wait: 24h", "wait: 1d")).hash()).isEqualTo(sequence.hash());
    assertThat(valid(GOOD.replace("wait: 24h", "wait: 25h")).hash()).isNotEqualTo(sequence.hash());
    assertThat(valid(GOOD.replace("Any questions?", "A question?")).hash())
        .isNotEqualTo(sequence.hash());
  }

  @Test
  void a_text_may_hold_emoji_and_accents() {
    Message message =
        valid(with("Reply STOP", "¡Hasta mañana! \uD83D\uDE00 Reply STOP"))
            .steps()
            .getFirst()
            .message();
    assertThat(((Message.Sms) message).text()).contains("mañana! \uD83D\uDE00");
  }

  @Test
  void names_that_differ_by_a_dash_are_two() {
    Sequence two =
        valid(
            GOOD.replace("    otherwise: { email: estimate-mail }\n", "")
                .replace(
                    "exit:",
                    """
                      estimatemail: { subject: Another, text: "Any questions?" }
                    exit:""")
                .replace(
                    "scripts:",
                    """
                      - { id: mail, wait: 1h, email: estimate-mail }
                      - { id: last, wait: 1h, email: estimatemail }
                    scripts:"""));
    assertThat(two.steps().get(2).message())
        .isEqualTo(new Message.Email("estimate-mail", "Your estimate", "Any questions?"));
  }

  @Test
  void a_history_carries_it_by_value() throws Exception {
    String json = Payloads.mapper().writeValueAsString(sequence);
    assertThat(Payloads.mapper().readValue(json, Sequence.class)).isEqualTo(sequence);
  }

  @Test
  void it_tells_where_the_trigger_stands() {
    SequenceFile read =
        SequenceFile.read("a.yaml", ("# note\n" + GOOD).getBytes(StandardCharsets.UTF_8));
    assertThat(((SequenceFile.Valid) read).triggerLine()).isEqualTo(4);
  }
}
