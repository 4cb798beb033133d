package io.followup.api.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
  private static final String GOOD =
      """
      sequence: plain
      trigger: estimate
      steps:
        - { id: text, wait: 1h, sms: "{{company.name}}: questions? STOP ends." }
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path good;
  private Path warned;
  private Path bad;

  @BeforeEach
  void write() throws IOException {
    good = Files.writeString(folder.resolve("good.yaml"), GOOD);
    warned =
        Files.writeString(
            folder.resolve("warned.yml"), GOOD.replace("questions?", "bit.ly/3xYz ?"));
    bad = Files.writeString(folder.resolve("bad.yaml"), GOOD.replace("1h", "1x"));
    Files.writeString(folder.resolve("sequence.schema.json"), "{}");
  }

  private int lint(Object... arguments) {
    return LintCommand.run(
        List.of(arguments).stream().map(Object::toString).toList(),
        Map.of("FOLLOWUP_API_URL", "http://127.0.0.1:1"),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void of_a_good_file_nothing_is_printed() {
    assertThat(lint(good)).isZero();
    assertThat(printed()).isEmpty();
  }

  @Test
  void for_a_tenant_the_engine_is_asked_and_its_absence_is_told() {
    assertThat(lint("--tenant", "acme", good)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(
            "The engine does not answer at http://127.0.0.1:1: start it with ./followup up, or"
                + " leave out --tenant.");
  }

  @Test
  void a_warning_is_printed_and_is_no_failure() {
    assertThat(lint(warned)).isZero();
    assertThat(printed())
        .startsWith(warned + ":4: warning: steps[text].sms: it links to bit.ly")
        .endsWith("[link-shortener]\n");
  }

  @Test
  void an_error_is_a_failure() {
    assertThat(lint(bad, warned)).isEqualTo(1);
    assertThat(printed().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith(bad + ":4: steps[text].wait: '1x' is not a duration.")
        .endsWith("[not-a-duration]");
  }

  @Test
  void a_folder_stands_for_its_files_which_are_checked_together() {
    assertThat(lint(folder)).isEqualTo(1);
    assertThat(printed())
        .contains(bad + ":4: ", warned + ":4: ", warned + ":1: sequence: " + good)
        .doesNotContain("schema");
  }

  @Test
  void programs_read_json() {
    assertThat(lint("--json", bad)).isEqualTo(1);
    assertThat(printed())
        .isEqualTo(
            "[{\"file\":\""
                + bad
                + "\",\"line\":4,\"field\":\"steps[text].wait\",\"severity\":\"error\","
                + "\"code\":\"not-a-duration\",\"message\":\"'1x' is not a duration\","
                + "\"fix\":\"write days, hours and minutes like 30m, 24h, 3d or 1h30m\"}]\n");
    out.reset();
    assertThat(lint(good, "--json")).isZero();
    assertThat(printed()).isEqualTo("[]\n");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThat(lint(folder.resolve("none.yaml"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(folder.resolve("none.yaml") + ": there is no such file.\n");
  }
}
