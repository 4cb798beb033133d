package io.followup.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the same means is the same text. */
class CanonicalTextTest {
  private static String canonical(String yaml) {
    return ((SequenceFile.Valid) read(yaml)).canonicalText();
  }

  private static SequenceFile read(String yaml) {
    SequenceFile file = SequenceFile.read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(file).as(yaml).isInstanceOf(SequenceFile.Valid.class);
    return file;
  }

  static Stream<Path> recipes() throws IOException {
    return SequenceSchemaTest.shipped();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void it_can_be_read_again_and_means_the_same(Path recipe) throws IOException {
    String text = Files.readString(recipe);
    Sequence sequence = ((SequenceFile.Valid) read(text)).sequence();
    Sequence again = ((SequenceFile.Valid) read(canonical(text))).sequence();
    assertThat(again.hash()).isEqualTo(sequence.hash());
    assertThat(again.steps()).hasSameSizeAs(sequence.steps());
    assertThat(canonical(canonical(text))).isEqualTo(canonical(text));
  }

  @Test
  void order_comments_and_written_out_defaults_make_no_difference() {
    assertThat(
            canonical(
                """
                # a remark
                trigger: estimate
                limits: { expires: 30d, max-touches: 4 }
                re-entry: continue
                version: 7
                steps:
                  - sms: "{{company.name}}: questions?   Reply STOP."
                    retry-not: x
                    wait: 1d
                    id: text
                sequence: plain
                """
                    .replace("    retry-not: x\n", "")))
        .isEqualTo(
            canonical(
                """
                sequence: plain
                trigger: estimate
                steps:
                  - { id: text, wait: 24h, sms: "{{company.name}}: questions?   Reply STOP." }
                """))
        .isEqualTo(
            """
            sequence: plain
            trigger: estimate
            steps:
              - id: text
                wait: 1d
                sms: "{{company.name}}: questions?   Reply STOP."
            exit: [customer.replied, estimate.dismissed, estimate.sold]
            limits: { max-touches: 4, expires: 30d }
            """);
  }

  @Test
  void awkward_texts_survive() {
    for (String text :
        new String[] {
          "a \\\"quoted\\\" \\\\ text: with # all: [of] it STOP",
          "tab\\there STOP",
          "  leading\\n\\n   deeper\\nSTOP ",
          "ends with blank line STOP\\n\\n",
          "emoji 😀 STOP"
        }) {
      String yaml =
          "sequence: x\ntrigger: estimate\nsteps:\n  - { id: a, wait: 1h, sms: \""
              + text
              + "\" }\n";
      Sequence first = ((SequenceFile.Valid) read(yaml)).sequence();
      Sequence again = ((SequenceFile.Valid) read(canonical(yaml))).sequence();
      assertThat(((Message.Sms) again.steps().getFirst().message()).text().strip())
          .isEqualTo(((Message.Sms) first.steps().getFirst().message()).text().strip());
      assertThat(again.hash()).isEqualTo(first.hash());
    }
  }
}
