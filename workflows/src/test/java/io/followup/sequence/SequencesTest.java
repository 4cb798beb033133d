package io.followup.sequence;

import static io.followup.sequence.SequenceText.GOOD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequencesTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_sequence_is_found_by_its_trigger() {
    Sequences sequences = Sequences.parse(Map.of("a.yaml", bytes(GOOD)));
    assertThat(sequences.find(Sequence.Trigger.ESTIMATE))
        .map(Sequence::label)
        .contains("unsold-estimate@3");
    assertThat(sequences.all()).hasSize(1);
  }

  @Test
  void every_problem_of_every_file_is_in_the_message() {
    assertThatThrownBy(
            () ->
                Sequences.parse(
                    Map.of(
                        "b.yaml", bytes(GOOD.replace("wait: 24h", "wait: 24")),
                        "a.yaml", bytes(GOOD.replace("version: 3", "version: x")))))
        .isInstanceOf(InvalidSequences.class)
        .hasMessage(
            "a.yaml:2: version: 'x' is not allowed. Fix: write a whole number from 1 to 999999."
                + " [not-a-number]\n"
                + "b.yaml:7: steps[first-text].wait: '24' has no unit. Fix: write 24m for minutes,"
                + " 24h for hours or 24d for days. [not-a-duration]")
        .extracting(e -> ((InvalidSequences) e).problems().size())
        .isEqualTo(2);
  }

  @Test
  void two_files_cannot_have_one_name() {
    assertThatThrownBy(
            () ->
                Sequences.parse(
                    Map.of("a.yaml", bytes(GOOD), "b.yaml", bytes("# another\n" + GOOD))))
        .hasMessage(
            "b.yaml:1: sequence: a.yaml has the same name, 'unsold-estimate'. Fix: give each"
                + " sequence its own name, or move one of the two files out of the folder."
                + " [duplicate-sequence]");
  }

  @Test
  void sequences_of_one_trigger_are_taken_in_the_order_in_which_they_begin() {
    Sequences sequences =
        Sequences.parse(
            Map.of(
                "a.yaml",
                bytes(GOOD),
                "b.yaml",
                bytes(
                    GOOD.replace("sequence: unsold-estimate", "sequence: very-large")
                        .replace(">= 250", ">= 5000")
                        .replace("wait: 24h", "wait: 1h"))));
    assertThat(sequences.of(Sequence.Trigger.ESTIMATE))
        .extracting(Sequence::name)
        .containsExactly("very-large", "unsold-estimate");
    assertThat(sequences.warnings()).isEmpty();
  }

  @Test
  void a_sequence_that_begins_while_another_of_its_trigger_goes_on_is_warned_of() {
    Sequences sequences =
        Sequences.parse(
            Map.of(
                "a.yaml",
                bytes(GOOD),
                "b.yaml",
                bytes(GOOD.replace("sequence: unsold-estimate", "sequence: very-unsold"))));
    assertThat(sequences.warnings())
        .extracting(SequenceProblem::toString)
        .containsExactly(
            "b.yaml:3: warning: trigger: it begins 1d after the trigger, but unsold-estimate, which"
                + " comes first, takes until 3d. Fix: begin it later, or give the two an enroll"
                + " that sets them apart. [overlapping-sequences]");
  }

  private static final String REMINDER =
      """
      sequence: reminder
      trigger: appointment
      steps:
        - { id: day-before, until: appointment.start - 24h, sms: "{{company.name}}. Reply STOP." }
      """;

  @Test
  void a_second_sequence_for_the_visits_of_the_same_jobs_is_refused() {
    String second = REMINDER.replace("reminder", "arrival").replace("24h", "2h");
    assertThatThrownBy(
            () -> Sequences.parse(Map.of("a.yaml", bytes(second), "r.yaml", bytes(REMINDER))))
        .isInstanceOf(InvalidSequences.class)
        .hasMessage(
            "r.yaml:2: trigger: arrival has the same trigger and the same jobs, and one sequence"
                + " goes through the visits of a job. Fix: put the steps of both into one file, or"
                + " give each an enroll that sets them apart. [same-visits]");
  }

  @Test
  void so_is_one_beside_what_is_in_force_but_not_a_new_version_of_that() {
    Surroundings reminded =
        new Surroundings(
            Optional.empty(),
            Sequences.parse(Map.of("r.yaml", bytes(REMINDER))).all(),
            trigger -> Map.of(),
            Surroundings.USUALLY_TOLERATED);
    assertThat(
            Sequences.lint(
                Map.of("a.yaml", bytes(REMINDER.replace("reminder", "arrival"))), reminded))
        .extracting(SequenceProblem::code)
        .containsExactly(ProblemCode.SAME_VISITS);
    assertThat(Sequences.lint(Map.of("r.yaml", bytes(REMINDER.replace("24h", "26h"))), reminded))
        .isEmpty();
  }

  @Test
  void each_may_have_jobs_of_its_own() {
    String morning =
        REMINDER.replace(
            "steps:", "enroll: appointment.start.getHours('America/Chicago') < 12\nsteps:");
    String later =
        REMINDER
            .replace("reminder", "later")
            .replace(
                "steps:", "enroll: appointment.start.getHours('America/Chicago') >= 12\nsteps:");
    assertThat(Sequences.parse(Map.of("m.yaml", bytes(morning), "l.yaml", bytes(later))).warnings())
        .isEmpty();
  }

  @Test
  void no_file_at_all_is_a_problem() {
    assertThatThrownBy(() -> Sequences.parse(Map.of()))
        .hasMessage(
            "sequences:1: file: there is no sequence file, so nothing would ever be sent. Fix: put"
                + " a file such as unsold-estimate.yaml into the folder. [no-file]");
  }
}
