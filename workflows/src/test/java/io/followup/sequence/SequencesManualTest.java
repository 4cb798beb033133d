package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Sequence.Trigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/sequences.md to what the engine does. */
class SequencesManualTest {
  private static final Path MANUAL = Path.of("..", "docs", "sequences.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern MISTAKE =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| `(unsold-[^`]+)` \\|$");
  private static final Pattern STEPS = Pattern.compile("(?s)### [^\n]+\n\n```yaml\n(.*?)```");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?m)^\\| `([^`]+)` \\| (text|money|number|yes or no|time) \\| ([^|]+) \\| [^|]+ \\|$");
  private static final Pattern FACTS = Pattern.compile("(?m)^\\| (`[^|]+) \\| ([^|]+) \\|$");

  private static final Pattern CODES = Pattern.compile("(?m)^\\| (`[^|]+) \\| (error|warning) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static String manual() throws IOException {
    return Files.readString(MANUAL);
  }

  static String example() throws IOException {
    return EXAMPLE.matcher(manual()).results().findFirst().orElseThrow().group(1);
  }

  private static SequenceFile read(String text) {
    return SequenceFile.read("unsold-estimate.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> mistakes() throws IOException {
    return MISTAKE
        .matcher(manual())
        .results()
        .map(row -> Arguments.of(row.group(1), row.group(2), row.group(3)));
  }

  @Test
  void the_example_is_a_good_file() throws IOException {
    assertThat(read(example())).isInstanceOf(SequenceFile.Valid.class);
  }

  @Test
  void there_are_ten_mistakes() throws IOException {
    assertThat(mistakes()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void each_mistake_is_told_as_printed(String good, String bad, String printed) throws IOException {
    assertThat(example()).contains(good);
    assertThat(((SequenceFile.Invalid) read(example().replace(good, bad))).problems())
        .extracting(SequenceProblem::toString)
        .containsExactly(printed);
  }

  /** Code and severity, as the table lists them. */
  @Test
  void every_code_is_listed_and_every_listed_one_exists() throws IOException {
    String table = manual().substring(manual().indexOf("\n## Codes\n"));
    assertThat(
            CODES
                .matcher(table)
                .results()
                .flatMap(
                    row ->
                        CODE.matcher(row.group(1))
                            .results()
                            .map(code -> code.group(1) + " " + row.group(2))))
        .containsExactlyElementsOf(
            Stream.of(ProblemCode.values()).map(code -> code + " " + code.severity()).toList());
  }

  /** What a section of the manual says. */
  private static String section(String heading) throws IOException {
    String from = manual().substring(manual().indexOf("\n## " + heading + "\n") + 4);
    return from.substring(0, from.indexOf("\n## "));
  }

  static Stream<String> steps() throws IOException {
    return STEPS.matcher(manual()).results().map(found -> found.group(1));
  }

  /** The steps of an example as a file: its remarks name the trigger and the arm. */
  private static String fileOf(String steps) {
    StringBuilder file = new StringBuilder("sequence: example\n");
    Matcher trigger = Pattern.compile("# trigger: (\\S+)").matcher(steps);
    assertThat(trigger.find()).isTrue();
    file.append("trigger: ").append(trigger.group(1)).append("\nsteps:\n").append(steps);
    Matcher arm = Pattern.compile("# arms: (\\S+)").matcher(steps);
    if (arm.find()) {
      file.append("variants: { arms: { ").append(arm.group(1)).append(": 50%, other: 50% } }\n");
    }
    Matcher call = Pattern.compile("voice: (\\S+)").matcher(steps);
    if (call.find()) {
      file.append("scripts:\n  ")
          .append(call.group(1))
          .append(": { say: \"This is {{company.name}}.\", ")
          .append("voicemail: \"This is {{company.name}}.\" }\n");
    }
    Matcher mail = Pattern.compile("email: ([a-z-]+)").matcher(steps);
    if (mail.find()) {
      file.append("emails:\n  ").append(mail.group(1)).append(": { subject: Hi, text: Hi }\n");
    }
    return file.toString();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void each_example_of_a_step_can_be_loaded(String steps) {
    SequenceFile file = read(fileOf(steps));
    assertThat(file).as("%s", file).isInstanceOf(SequenceFile.Valid.class);
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void every_kind_of_step_is_shown() throws IOException {
    assertThat(
            steps()
                .map(steps -> ((SequenceFile.Valid) read(fileOf(steps))).sequence())
                .flatMap(sequence -> sequence.steps().stream())
                .map(step -> step.act().inWords()))
        .contains("SMS", "voice call", "e-mail", "office task", "branch", "wait", "stop");
  }

  @Test
  void every_field_is_listed_with_its_type_for_its_triggers() throws IOException {
    String fields = section("Fields");
    for (Trigger trigger : Trigger.values()) {
      Map<String, FieldType> listed = new HashMap<>();
      FIELD
          .matcher(fields)
          .results()
          .filter(row -> isFor(row.group(3), trigger))
          .forEach(row -> listed.put(row.group(1), type(row.group(2))));
      assertThat(listed)
          .as(trigger.written())
          .containsExactlyInAnyOrderEntriesOf(FieldSchema.of(trigger).fields());
    }
  }

  private static FieldType type(String written) {
    return FieldType.valueOf(
        written.equals("yes or no") ? "YES_NO" : written.toUpperCase(Locale.ROOT));
  }

  private static boolean isFor(String triggers, Trigger trigger) {
    return triggers.startsWith("every trigger")
        ? !triggers.contains("but `" + trigger.written() + "`")
        : triggers.contains("`" + trigger.written() + "`");
  }

  @Test
  void every_fact_is_listed_for_its_triggers() throws IOException {
    String facts = section("Facts");
    for (Trigger trigger : Trigger.values()) {
      assertThat(
              FACTS
                  .matcher(facts)
                  .results()
                  .filter(row -> isFor(row.group(2), trigger))
                  .flatMap(row -> CODE.matcher(row.group(1)).results())
                  .map(fact -> fact.group(1)))
          .as(trigger.written())
          .containsExactlyInAnyOrderElementsOf(
              FactName.heardBy(trigger).stream().map(FactName::written).toList());
    }
  }

  @Test
  void every_trigger_is_listed() throws IOException {
    assertThat(
            Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|")
                .matcher(section("What starts a sequence"))
                .results()
                .map(row -> row.group(1))
                .filter(name -> !name.equals("trigger")))
        .containsExactly(Stream.of(Trigger.values()).map(Trigger::written).toArray(String[]::new));
  }
}
