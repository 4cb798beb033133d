package io.followup.sequence;

import static io.followup.sequence.SequenceText.GOOD;
import static io.followup.sequence.SequenceText.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use says what the reader says, as far as a schema can. */
class SequenceSchemaTest {
  private static final Path FOLDER = Path.of("..", "sequences");
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(FOLDER.resolve("sequence.schema.json")));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static List<Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_shipped_sequence_fits_and_tells_editors_of_the_schema(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(errors(text)).isEmpty();
    assertThat(text).startsWith("# yaml-language-server: $schema=sequence.schema.json\n");
    assertThat(SequenceText.read(text).problems()).isEmpty();
  }

  @Test
  void the_example_of_the_manual_fits() throws IOException {
    assertThat(errors(SequencesManualTest.example())).isEmpty();
  }

  @Test
  void it_is_a_schema_itself() throws IOException {
    Schema ofSchemas =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                com.networknt.schema.SchemaLocation.of(
                    SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(
            ofSchemas.validate(
                Files.readString(FOLDER.resolve("sequence.schema.json")), InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 3                  | version: 7
          wait: 24h                   | wait: 0m
          wait: 24h                   | wait: 1d2h3m
          wait: 24h                   | wait: 10h after trigger
          id: call                    | id: 2
          exit: [estimate.sold, estimate.dismissed, customer.replied] | exit: []
          variants: { holdout: 5% }   | variants: { holdout: 100 % }
          variants: { holdout: 5% }   | variants: {}
          limits: { max-touches: 4, expires: 30d } | limits: { expires: 90d }
          enroll: estimate.total >= 250 | 'enroll: "estimate.total > 9"'
          otherwise: { email: estimate-mail } | 'otherwise: { email: "estimate-mail" }'
          Reply STOP                  | Señor, 😀 Reply STOP
          """)
  void what_the_reader_takes_fits(String good, String other) {
    SequenceText.valid(with(good, other));
    assertThat(errors(with(good, other))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limits: {              | limit: {
          wait: 24h              | wiat: 24h
          max-touches: 4         | touches: 4
          sequence: unsold-estimate | name: unsold-estimate
          trigger: estimate      | version: 3
          trigger: estimate      | trigger: leads
          version: 3             | version: three
          version: 3             | version: 0
          id: call               | id: 2nd call
          wait: 24h              | wait: 24
          wait: 24h              | wait: 1 day
          wait: 24h              | wait: [24h]
          wait: 72h after trigger | wait: 72h after call
          max-touches: 4         | max-touches: 51
          expires: 30d           | expires: -1d
          holdout: 5%            | holdout: 101%
          customer.replied       | customer.answered
          voice: estimate-call   | notice: estimate-call
          otherwise: { email: estimate-mail } | otherwise: { }
          otherwise: { email: estimate-mail } | otherwise: { email: estimate-mail, sms: Hi }
          otherwise: { email: estimate-mail } | sms: Hi
          say: This is           | says: This is
          subject: Your estimate, | subject: ,
          """)
  void a_mistake_of_form_fails_in_both(String good, String bad) {
    assertThat(SequenceText.read(with(good, bad))).isInstanceOf(SequenceFile.Invalid.class);
    assertThat(errors(with(good, bad))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps: []", "steps: text", "steps: [text]", "emails: [a]", "limits: 4"})
  void a_block_of_another_type_fails_in_both(String block) {
    String text = "sequence: x\ntrigger: estimate\n" + block + "\n";
    assertThat(SequenceText.read(text)).isInstanceOf(SequenceFile.Invalid.class);
    assertThat(errors(text)).isNotEmpty();
  }

  @Test
  void a_call_may_be_made_again_and_followed_by_a_message() {
    String call =
        "voice: estimate-call\n"
            + "    retry: 1\n"
            + "    unanswered: { sms: Sorry we missed you. Reply STOP. }";
    SequenceText.valid(with("voice: estimate-call", call));
    assertThat(errors(with("voice: estimate-call", call))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voice: estimate-call\n    retry: 3",
        "voice: estimate-call\n    unanswered: { voice: estimate-call }",
        "voice: estimate-call\n    unanswered: {}",
        "email: estimate-mail\n    retry: 1"
      })
  void what_no_call_can_have_fails_in_both(String bad) {
    assertThat(SequenceText.read(with("voice: estimate-call", bad)))
        .isInstanceOf(SequenceFile.Invalid.class);
    assertThat(errors(with("voice: estimate-call", bad))).isNotEmpty();
  }

  @Test
  void the_good_file_fits() {
    assertThat(errors(GOOD)).isEmpty();
  }
}
