package io.followup.sequence;

import static io.followup.sequence.SequenceText.GOOD;
import static io.followup.sequence.SequenceText.problems;
import static io.followup.sequence.SequenceText.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author reads who made a mistake; docs/sequences.md shows ten of them in full. */
class SequenceProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wait: 24h             | wiat: 24h          | 7: steps[first-text].wiat: this field is not known. Fix: did you mean 'wait'? [unknown-field]
          limits: {             | limit: {           | 22: limit: this field is not known. Fix: did you mean 'limits'? [unknown-field]
          max-touches: 4        | touches: 4         | 22: limits.touches: this field is not known. Fix: did you mean 'max-touches'? [unknown-field]
          version: 3            | version: three     | 2: version: 'three' is not allowed. Fix: write a whole number from 1 to 999999. [not-a-number]
          version: 3            | version:           | 2: version: it is empty. Fix: give it a value, or leave the field out. [empty-field]
          sequence: unsold      | sequence: Unsold   | 1: sequence: 'Unsold-estimate' is not allowed. Fix: use 1 to 60 of a-z, 0-9 and '-', such as first-text. [not-a-name]
          trigger: estimate     | trigger: leads     | 3: trigger: 'leads' is not a known trigger. Fix: known are: appointment, booking, booking.dismissed, call, estimate, estimate.viewed, invoice, job.completed, job.no-show, session. [unknown-trigger]
          id: call              | id: first-text     | 11: steps[first-text].id: the step of line 6 has the same id. Fix: give each step its own id. [duplicate-step]
          id: call              | id: 2nd call       | 11: steps[2nd call].id: '2nd call' is not allowed. Fix: use 1 to 60 of a-z, 0-9 and '-', such as first-text. [not-a-name]
          wait: 24h             | wait: -24h         | 7: steps[first-text].wait: '-24h' is negative. Fix: write a duration from 0m to 365d. [not-a-duration]
          wait: 24h             | wait: 366d         | 7: steps[first-text].wait: '366d' is longer than 365 days. Fix: write at most 365d. [not-a-duration]
          wait: 24h             | wait: 1 day        | 7: steps[first-text].wait: '1 day' is not a duration. Fix: write days, hours and minutes like 30m, 24h, 3d or 1h30m. [not-a-duration]
          72h after trigger     | 72h after call     | 12: steps[call].wait: 'after call' is not known. Fix: write '72h after trigger', or only '72h' to count from the step before. [unknown-anchor]
          wait: 24h             | wait: 4d           | 12: steps[call].wait: the step is due 3d after the trigger, but the one before it only at 4d. Fix: put the steps in the order of their times. [steps-out-of-order]
          expires: 30d          | expires: 72h       | 12: steps[call].wait: the step is due 3d after the trigger, but the run expires after 3d. Fix: shorten the wait, or write a longer limits.expires. [after-expiry]
          voice: estimate-call  | voice: estimat-call | 13: steps[call].voice: 'estimat-call' is not under scripts. Fix: did you mean 'estimate-call'? [unknown-script]
          email: estimate-mail  | email: estimat-mail | 14: steps[call].otherwise.email: 'estimat-mail' is not under emails. Fix: did you mean 'estimate-mail'? [unknown-email]
          {{customer.firstName}} | {{first_name}}    | 9: steps[first-text].sms: '{{first_name}}' is not a slot. Fix: write only names such as {{customer.firstName}}; there are no conditions, sections or partials. [not-a-slot]
          {{customer.firstName}} | {{firstName}}     | 9: steps[first-text].sms: the slot 'firstName' is not known. Fix: did you mean 'customer.firstName'? [unknown-slot]
          {{customer.firstName}} | {customer.name}   | 9: steps[first-text].sms: '{' stands alone. Fix: write a slot as {{customer.firstName}}: two braces on each side, on one line. [not-a-slot]
          {{customer.firstName}} | {{button}}        | 9: steps[first-text].sms: the slot 'button' is not known. Fix: known are: company.name, company.phone, customer.firstName, customer.inServiceArea, customer.name, customer.type, estimate.name, estimate.options, estimate.total, estimate.viewed, job.number, job.type, link. [unknown-slot]
          STOP                  | stop               | 8: steps[first-text].sms: the first text does not say how to end texts. Fix: add a line such as: Reply STOP to end texts. [no-opt-out-line]
          say: This is {{company.name}} | say: Hello | 17: scripts.estimate-call.say: it does not say who is calling. Fix: name the company by {{company.name}}. [no-caller]
          please call           | you owe $ 40, call | 18: scripts.estimate-call.voicemail: it names an amount, and anybody may hear a voicemail. Fix: leave the amount out. [amount-in-voicemail]
          total >= 250          | totl >= 250        | 4: enroll: 'estimate.totl' is not known here. Fix: did you mean 'estimate.total'? [unknown-in-condition]
          total >= 250          | total              | 4: enroll: it gives a double, not yes or no. Fix: compare it with something, such as estimate.total >= 250. [not-a-condition]
          total >= 250          | total >= '250'     | 4: enroll: found no matching overload for '>=' applied to '(double, string)'. Fix: compare numbers with numbers and texts with texts, such as estimate.total >= 250. [not-a-condition]
          estimate.total >= 250 | 1 / 0 > 0          | 4: enroll: it cannot be used: / by zero. Fix: simplify the condition. [not-a-condition]
          total >= 250          | total >=           | 4: enroll: it cannot be read at character 18: it ends too early. Fix: write a CEL condition such as estimate.total >= 250 && estimate.total < 5000. [not-a-condition]
          customer.replied      | customer.answered  | 21: exit: 'customer.answered' is not a known exit. Fix: did you mean 'customer.replied'? [unknown-exit]
          holdout: 5%           | holdout: 0.05      | 23: variants.holdout: '0.05' is not a share. Fix: write a whole percentage, such as 5%. [not-a-share]
          holdout: 5%           | holdout: 101%      | 23: variants.holdout: '101%' is not a share. Fix: write a whole percentage, such as 5%. [not-a-share]
          """)
  void a_mistake_is_told_with_its_line_and_a_fix(String good, String bad, String told) {
    assertThat(problems(with(good, bad))).containsExactly(told);
  }

  @Test
  void what_is_too_much_is_told() {
    assertThat(problems(with("Reply STOP", "a".repeat(1_600) + " STOP")))
        .singleElement()
        .asString()
        .startsWith("8: steps[first-text].sms: it has 16")
        .endsWith("at most 1600 can be sent. Fix: shorten it. [too-long]");
    assertThat(problems(with("subject: Your estimate", "subject: \"Your\\nestimate\"")))
        .containsExactly(
            "20: emails.estimate-mail.subject: it has more than one line. Fix: write it on"
                + " one line. [subject-of-two-lines]");
    assertThat(problems(with("steps:\n", "steps:\n" + "  - { id: a, wait: 0m }\n".repeat(49))))
        .contains("6: steps: there are 51 steps. Fix: write at most 50. [too-many-steps]");
  }

  @Test
  void a_default_that_says_nothing_is_told() {
    assertThat(problems(with("customer.firstName", "customer.firstName|")))
        .containsExactly(
            "9: steps[first-text].sms: the default in '{{customer.firstName|}}' is empty. Fix:"
                + " write a word after '|', or leave '|' out. [empty-default]");
  }

  @Test
  void missing_fields_are_told_where_they_belong() {
    assertThat(problems("steps:\n  - wait: 24h\n  - id: call\n"))
        .containsExactly(
            "1: sequence: it is missing. Fix: name the sequence, such as unsold-estimate. [missing-field]",
            "1: trigger: it is missing. Fix: write trigger: estimate. [missing-field]",
            "2: steps[#1].id: it is missing. Fix: give the step a name such as first-text. [missing-field]",
            "2: steps[#1].sms: the step does nothing. Fix: add one of sms, voice, email, task, branch, wait-for and stop. [no-message]",
            "3: steps[call].wait: it is missing. Fix: say when the step is due, such as 24h. [missing-field]",
            "3: steps[call].sms: the step does nothing. Fix: add one of sms, voice, email, task, branch, wait-for and stop. [no-message]");
  }

  @Test
  void a_sequence_needs_steps() {
    assertThat(problems("sequence: x\ntrigger: estimate\nsteps: []\n"))
        .containsExactly(
            "3: steps: there is no step. Fix: add a step with id, wait and a message. [no-step]");
    assertThat(problems("sequence: x\ntrigger: estimate\n"))
        .containsExactly(
            "1: steps: it is missing. Fix: add a step with id, wait and a message. [missing-field]");
    assertThat(problems("sequence: x\ntrigger: estimate\nsteps: { id: text }\n"))
        .containsExactly(
            "3: steps: a list is expected here. Fix: begin each step with '- id: name'. [wrong-type]");
  }

  @Test
  void a_step_sends_one_message() {
    assertThat(
            problems(with("voice: estimate-call", "voice: estimate-call\n    sms: Hi {{nobody}}")))
        .containsExactly(
            "13: steps[call].voice: it stands beside sms; a step sends one message. Fix: move it to"
                + " a step of its own, or under otherwise. [two-messages]",
            "14: steps[call].sms: the slot 'nobody' is not known. Fix: known are: company.name,"
                + " company.phone, customer.firstName, customer.inServiceArea, customer.name, customer.type, estimate.name,"
                + " estimate.options, estimate.total, estimate.viewed, job.number, job.type, link."
                + " [unknown-slot]");
  }

  @Test
  void otherwise_goes_another_way_than_the_step() {
    assertThat(
            problems(
                with("otherwise: { email: estimate-mail }", "otherwise: { voice: estimate-call }")))
        .contains(
            "14: steps[call].otherwise: it goes the same way as the step itself, which is not"
                + " possible then. Fix: use another of sms, voice and email. [otherwise-same-way]");
  }

  @Test
  void only_a_call_can_be_left_unanswered() {
    assertThat(problems(with("wait: 24h", "wait: 24h\n    retry: 1")))
        .containsExactly(
            "8: steps[first-text].retry: the step is no call, so nobody can leave it unanswered."
                + " Fix: delete it, or move it to a step with voice. [not-a-call]");
  }

  @Test
  void nobody_can_write_down_a_link_that_is_spoken() {
    assertThat(problems(with("about your estimate.", "about {{link}}.")))
        .containsExactly(
            "17: scripts.estimate-call.say: it speaks a link, and nobody can write one down. Fix:"
                + " name the phone by {{company.phone}}, or send a text with the link."
                + " [link-in-call]");
  }

  @Test
  void the_message_after_an_unanswered_call_may_be_the_first_text() {
    assertThat(
            problems(
                with(
                        "wait: 24h",
                        "wait: 24h\n    voice: estimate-call\n    unanswered: { sms: Hi }")
                    .replaceFirst("(?s)    sms: \\|.*?STOP to end texts\\.\n", "")))
        .containsExactly(
            "9: steps[first-text].unanswered.sms: the first text does not say how to end texts."
                + " Fix: add a line such as: Reply STOP to end texts. [no-opt-out-line]");
  }

  @Test
  void scripts_and_e_mails_that_nobody_uses_are_told() {
    assertThat(
            problems(
                with(
                    "    voice: estimate-call\n    otherwise: { email: estimate-mail }\n",
                    "    sms: Hi\n")))
        .containsExactly(
            "15: scripts.estimate-call: no step uses it. Fix: name it in a step, or delete it. [unused-script]",
            "19: emails.estimate-mail: no step uses it. Fix: name it in a step, or delete it. [unused-email]");
  }

  @Test
  void a_text_that_goes_when_a_call_is_not_possible_may_be_the_first_too() {
    String callFirst =
        """
        sequence: call-first
        trigger: estimate
        steps:
          - id: call
            wait: 24h
            voice: hello
            otherwise: { sms: "Any questions?" }
          - id: text
            wait: 24h
            sms: Still there? Reply STOP to end texts.
            otherwise: { email: questions }
        emails:
          questions: { subject: Your estimate, text: "Any questions?" }
        scripts:
          hello: { say: "{{company.name}} here.", voicemail: "{{company.name}} called." }
        """;
    assertThat(problems(callFirst))
        .containsExactly(
            "7: steps[call].otherwise.sms: the first text does not say how to end texts. Fix: add a"
                + " line such as: Reply STOP to end texts. [no-opt-out-line]");
  }

  @Test
  void a_mistake_inside_a_long_text_is_told_with_its_own_line() {
    assertThat(
            problems(with("Reply STOP to end texts.", "Any\n      questions, {{customer}}? STOP")))
        .singleElement()
        .asString()
        .startsWith("11: steps[first-text].sms: the slot 'customer' is not known.");
  }

  @Test
  void all_mistakes_of_a_file_are_told_at_once_and_in_order() {
    String bad =
        GOOD.replace("version: 3", "version: 0")
            .replace("wait: 24h", "wait: soon")
            .replace("firstName", "frstName")
            .replace("holdout", "hold-out");
    assertThat(problems(bad))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ", 4)))
        .containsExactly(
            "2: version",
            "7: steps[first-text].wait",
            "9: steps[first-text].sms",
            "23: variants.hold-out");
  }

  @Test
  void a_field_that_stands_twice_is_told() {
    assertThat(problems(with("trigger: estimate\n", "trigger: estimate\ntrigger: estimate\n")))
        .containsExactly(
            "4: trigger: it stands here a second time; the first is on line 3. Fix: keep one of the"
                + " two. [duplicate-field]");
  }

  @Test
  void text_that_is_not_yaml_is_told_with_its_line() {
    assertThat(problems(with("say: This is", "say: 'Hi', this is")))
        .singleElement()
        .asString()
        .startsWith("17: file: it is not YAML here: ");
    assertThat(problems(with("version: 3", "\tversion: 3")))
        .containsExactly(
            "2: file: a tab stands where YAML wants spaces. Fix: indent with spaces only. [not-yaml]");
    assertThat(problems("- a\n"))
        .containsExactly(
            "1: file: fields are expected here, written as 'name: value'. Fix: docs/sequences.md"
                + " shows the form. [wrong-type]");
  }

  @Test
  void an_empty_file_is_told() {
    String empty =
        "1: file: it is empty. Fix: write a sequence; docs/sequences.md shows one. [empty-file]";
    assertThat(problems("")).containsExactly(empty);
    assertThat(problems("# only a comment\n")).containsExactly(empty);
  }

  @Test
  void a_file_in_another_encoding_is_told_with_the_line_of_the_first_bad_byte() {
    byte[] latin1 = with("Reply STOP", "Señor, STOP").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problems(latin1))
        .containsExactly(
            "10: file: it is not UTF-8 text. Fix: save the file as UTF-8. [not-utf-8]");
    byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);
    assertThat(problems(utf16)).singleElement().asString().contains("it is not UTF-8 text");
    assertThat(problems(with("Reply STOP", "\u0007Reply STOP")))
        .containsExactly(
            "10: file: the line holds the control character U+0007. Fix: delete it, or save the"
                + " file as UTF-8 text. [control-character]");
  }

  @Test
  void a_file_that_is_too_large_is_not_read() {
    assertThat(problems(GOOD + "#".repeat(256 * 1024)))
        .containsExactly(
            "1: file: it has 256 KiB; at most 256 KiB are read. Fix: leave out what does not belong"
                + " to the sequence. [file-too-large]");
  }

  @Test
  void what_multiplies_in_memory_is_not_read() {
    String bomb =
        """
        a: &a [x, x]
        b: &b [*a, *a]
        """;
    assertThat(problems(bomb))
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("2: file: aliases (*name) are not read."));
    assertThat(problems("[".repeat(100_000)))
        .containsExactly(
            "1: file: it is nested more than 20 deep. Fix: write it flatter. [not-plain-yaml]");
    assertThat(problems(with("wait: 24h", "wait: !java/object 24h")))
        .containsExactly(
            "7: file: the tag !java/object is not read. Fix: leave the tag out. [not-plain-yaml]");
    assertThat(problems(GOOD + "---\n" + GOOD))
        .containsExactly(
            "24: file: a second document begins here. Fix: write one sequence per file. [not-plain-yaml]");
  }

  @Test
  void a_problem_is_one_line_however_long_the_value() {
    assertThat(problems(with("wait: 24h", "wait: \"" + "very ".repeat(9_000) + "long\\nwait\"")))
        .singleElement()
        .asString()
        .hasSizeLessThan(600)
        .doesNotContain("\n");
  }

  @Test
  void a_condition_that_is_too_long_or_too_deep_is_told() {
    assertThat(problems(with("total >= 250", "total >= " + "1".repeat(2_000))))
        .singleElement()
        .asString()
        .startsWith("4: enroll: ");
    assertThat(problems(with("total >= 250", "total >= " + "(".repeat(900) + ")".repeat(90))))
        .singleElement()
        .asString()
        .startsWith("4: enroll: ");
  }

  /** Seeded, so that a failure happens again. */
  @Test
  void whatever_the_content_it_is_read_or_told() {
    Random random = new Random(20261124);
    String pieces = "{}[]:-|>'\"#&*!%@`,? \n\t\\ax0é\u2028";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(GOOD);
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
          default -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
        }
      }
      switch (SequenceText.read(text.toString())) {
        case SequenceFile.Valid valid -> assertThat(valid.sequence().steps()).isNotEmpty();
        case SequenceFile.Invalid invalid ->
            assertThat(invalid.problems())
                .isNotEmpty()
                .allSatisfy(
                    problem ->
                        assertThat(problem.line())
                            .isBetween(1, (int) text.chars().filter(c -> c == '\n').count() + 2));
      }
    }
  }

  @Test
  void every_prefix_of_a_file_is_read_or_told() {
    String text = GOOD.replace("enroll: estimate.total >= 250\n", "");
    for (int end = 0; end < text.length(); end++) {
      assertThat(SequenceText.read(text.substring(0, end))).isNotNull();
    }
  }
}
