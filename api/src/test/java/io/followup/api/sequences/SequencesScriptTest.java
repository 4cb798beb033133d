package io.followup.api.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.api.RunningApi;
import io.followup.api.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./followup sequences}, run by bash against a running api. */
class SequencesScriptTest {
  private static RunningApi api;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    api = new RunningApi(TestDatabase.fresh(), "127.0.0.1:1");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** What a call printed on both channels, and its exit code. */
  private record Printed(int code, String text) {}

  private Printed followup(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "../followup", "sequences"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "FOLLOWUP_API_URL", api.uri("/").toString(),
                "FOLLOWUP_API_KEY", RunningApi.ADMIN,
                "FOLLOWUP_STATE", folder.resolve("state").toString()));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  private String file(String name, String wait) throws IOException {
    Path sequences = Files.createDirectories(folder.resolve("sequences"));
    Path file = sequences.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        # "Ours", with a \\ and a\ttab
        sequence: %s
        trigger: call
        steps:
          - id: first-text
            wait: %s
            sms: "Hi, it's {{company.name}}. Sorry – we missed your call. Reply STOP to end texts."
        """
            .formatted(name, wait));
    return file.toString();
  }

  @Test
  void a_folder_is_published_as_often_as_one_likes() throws Exception {
    String first = file("folder-one", "24h");
    file("folder-two", "24h");
    String sequences = Path.of(first).getParent().toString();
    Printed published = followup("publish", "--note", "say \"hello\"", sequences);
    assertThat(published.text()).contains("published folder-one@1", "published folder-two@1");
    assertThat(published.code()).isZero();
    file("folder-two", "30h");
    Printed again = followup("publish", sequences);
    assertThat(again.text()).contains("unchanged folder-one@1", "published folder-two@2");
    assertThat(followup("list").text()).contains("folder-one", "folder-two").contains("@2");
    assertThat(followup("list", "folder-two").text())
        .contains("@2     in force since", "@1 ", "say \"hello\"");
    assertThat(followup("show", "folder-one").text()).isEqualTo(Files.readString(Path.of(first)));
    assertThat(followup("show", "folder-two", "1").text()).contains("wait: 24h");
    assertThat(followup("diff", "folder-two").text()).contains("-    wait: 24h", "+    wait: 30h");
    assertThat(followup("diff", "folder-two", "2", "1").text()).contains("+    wait: 24h");
  }

  @Test
  void a_mistake_publishes_nothing_and_is_told_by_line() throws Exception {
    String good = file("mistake-good", "24h");
    String bad = file("mistake-bad", "soon");
    Printed printed = followup("publish", good, bad);
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.text()).contains(bad + ":6: steps[first-text].wait: 'soon' is not a");
    assertThat(followup("show", "mistake-good").code()).isEqualTo(1);
  }

  @Test
  void a_file_that_is_not_there_or_no_text_is_refused_before_anything_is_asked() throws Exception {
    assertThat(followup("publish", "no-such.yaml").code()).isEqualTo(2);
    assertThat(followup("publish", folder.toString()).code()).isEqualTo(2);
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {'a', 0, 'b'});
    Printed printed = followup("publish", binary.toString());
    assertThat(printed.code()).isEqualTo(1);
    assertThat(printed.text()).contains("is no text");
  }

  @Test
  void people_inside_are_spoken_of_by_policy_and_renamed_steps() throws Exception {
    file("inside", "24h");
    followup("publish", file("inside", "24h"));
    Path renamed = Path.of(file("inside", "25h"));
    Files.writeString(
        renamed, Files.readString(renamed).replace("id: first-text", "id: only-text"));
    Printed homeless = followup("publish", "--policy", "move", renamed.toString());
    assertThat(homeless.code()).isEqualTo(1);
    assertThat(homeless.text()).contains("no place for runs at 'first-text'");
    Printed moved =
        followup(
            "publish", "--policy", "move", "--step", "first-text=only-text", renamed.toString());
    assertThat(moved.text()).contains("published inside@2");
  }

  @Test
  void an_archived_sequence_is_in_force_no_more() throws Exception {
    followup("publish", file("archived", "24h"));
    Printed archived = followup("archive", "archived", "--note", "summer");
    assertThat(archived.text()).isEqualTo("archived archived@1; it starts no run any more.\n");
    assertThat(archived.code()).isZero();
    Printed again = followup("archive", "archived");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.text()).contains("no version of 'archived' is in force");
  }

  @Test
  void json_is_for_programs_and_help_for_people() throws Exception {
    followup("publish", file("for-programs", "24h"));
    assertThat(followup("list", "--json").text()).startsWith("[{\"name\":");
    assertThat(followup("help").text()).contains("publish", "archive");
    assertThat(followup("publsh").text()).contains("There is no 'sequences publsh'");
  }
}
