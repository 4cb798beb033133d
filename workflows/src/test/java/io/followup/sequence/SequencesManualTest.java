package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final Pattern SLOT = Pattern.compile("(?m)^\\| `((?:\\w+\\.)+\\w+|link)` \\|");

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

  @Test
  void every_slot_is_listed() throws IOException {
    assertThat(SLOT.matcher(manual()).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(FieldSchema.of(Sequence.Trigger.ESTIMATE).slots());
  }
}
