package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Sequence.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sequences that come with the product: what each does, and that each can be sent. */
class RecipesTest {
  private static final Path FOLDER = Path.of("..", "sequences");

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static Sequence recipe(String name) throws IOException {
    return Sequences.parse(files()).all().stream()
        .filter(sequence -> sequence.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_folder_as_a_whole_leaves_nothing_to_wish_for() throws IOException {
    assertThat(Sequences.lint(files())).isEmpty();
    assertThat(files()).hasSize(11);
  }

  @Test
  void a_finished_job_is_asked_for_a_review_before_a_membership_is_offered() throws IOException {
    assertThat(Sequences.parse(files()).of(Trigger.JOB_COMPLETED))
        .extracting(Sequence::name)
        .containsExactly("review-request", "membership-offer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unsold-estimate | ESTIMATE | SMS wait: 1d, voice call wait: 3d after trigger, e-mail wait: 7d after trigger
          estimate-viewed | ESTIMATE_VIEWED | SMS wait: 3h, branch wait: 0m, office task wait: 1d, e-mail wait: 3d after trigger
          abandoned-session | SESSION | SMS wait: 10m, e-mail wait: 1d after trigger
          new-booking | BOOKING | branch wait: 1m, e-mail wait: 0m, stop wait: 0m, e-mail wait: 0m, office task wait: 2h after trigger, SMS wait: 1d after trigger
          dismissed-booking | BOOKING_DISMISSED | SMS wait: 2d, e-mail wait: 14d after trigger
          appointment-reminders | APPOINTMENT | SMS until: appointment.start - 1d, wait until: appointment.start - 12h, SMS wait: 0m, stop wait: 0m, stop wait: 0m
          review-request | JOB_COMPLETED | SMS wait: 1d
          membership-offer | JOB_COMPLETED | e-mail wait: 7d, e-mail wait: 7d after trigger
          no-show-rebook | JOB_NO_SHOW | SMS wait: 1h, e-mail wait: 2d after trigger, office task wait: 4d after trigger
          missed-call | CALL | SMS wait: 0m, office task wait: 1h after trigger
          dunning | INVOICE | SMS until: invoice.dueDate + 7d, e-mail wait: 1h, SMS until: invoice.dueDate + 14d, e-mail until: invoice.dueDate + 21d, e-mail until: invoice.dueDate + 30d, office task until: invoice.dueDate + 33d
          """)
  void a_recipe_does_at_which_time_what_its_name_says(String name, Trigger trigger, String steps)
      throws IOException {
    Sequence recipe = recipe(name);
    assertThat(recipe.trigger()).isEqualTo(trigger);
    assertThat(
            recipe.steps().stream()
                .map(step -> step.act().inWords() + " " + CanonicalText.written(step.due()))
                .collect(Collectors.joining(", ")))
        .isEqualTo(steps);
  }

  @Test
  void every_message_can_be_written_also_for_whoever_has_no_name_on_record() throws IOException {
    for (Sequence recipe : Sequences.parse(files()).all()) {
      Map<String, String> nameless = new HashMap<>(Slots.TYPICAL);
      nameless.remove(Slots.CUSTOMER_FIRST_NAME);
      nameless.remove(Slots.CUSTOMER_NAME);
      for (Message message : messages(recipe)) {
        assertThat(Wording.of(message, nameless))
            .as("%s of %s", message, recipe.name())
            .isNotInstanceOf(Wording.Impossible.class);
      }
    }
  }

  private static List<Message> messages(Sequence recipe) {
    return recipe.steps().stream()
        .flatMap(step -> step.send().stream())
        .flatMap(send -> Stream.concat(Stream.of(send.message()), send.otherwise().stream()))
        .toList();
  }

  @Test
  void no_text_about_money_owed_names_an_amount() throws IOException {
    assertThat(messages(recipe("dunning")))
        .filteredOn(Message.Sms.class::isInstance)
        .extracting(message -> ((Message.Sms) message).text())
        .allSatisfy(text -> assertThat(text).doesNotContain("invoice.balance").contains("STOP"));
  }
}
