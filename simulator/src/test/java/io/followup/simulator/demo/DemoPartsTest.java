package io.followup.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.simulator.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPartsTest {
  private static final Instant WALL = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant BUSINESS = Instant.parse("2026-11-24T16:00:00Z");
  private static final BusinessTime TIME = new BusinessTime(BUSINESS, WALL, 2160);

  @TempDir Path folder;

  @Test
  void seventy_two_hours_are_two_minutes_at_the_usual_speed() {
    assertThat(TIME.wall(Duration.ofHours(72))).isEqualTo(WALL.plusSeconds(120));
    assertThat(TIME.business(WALL.plusSeconds(40))).isEqualTo(BUSINESS.plusSeconds(86_400));
    assertThat(TIME.sinceStart(WALL.plusSeconds(5))).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void the_scenarios_are_numbered_in_order() {
    assertThat(Scenarios.all().stream().map(Scenario::number))
        .isEqualTo(IntStream.rangeClosed(1, Scenarios.all().size()).boxed().toList());
  }

  @Test
  void the_week_of_the_demo_has_no_holiday() {
    assertThat(OrdinaryWeek.tuesdayAfter(LocalDate.of(2026, 11, 14)))
        .isEqualTo(LocalDate.of(2026, 11, 17));
    assertThat(OrdinaryWeek.tuesdayAfter(LocalDate.of(2026, 11, 21)))
        .as("Thanksgiving")
        .isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(OrdinaryWeek.tuesdayAfter(LocalDate.of(2026, 6, 22)))
        .as("the Fourth of July is a Saturday")
        .isEqualTo(LocalDate.of(2026, 7, 7));
    assertThat(OrdinaryWeek.tuesdayAfter(LocalDate.of(2026, 12, 19)))
        .as("Christmas, then New Year")
        .isEqualTo(LocalDate.of(2027, 1, 5));
  }

  @Test
  void every_demo_has_its_own_fictional_numbers() {
    Set<String> numbers = new HashSet<>();
    for (int demo = 0; demo < 52; demo++) {
      PhoneBook book = PhoneBook.of(WALL.plusSeconds(120L * demo));
      for (int seat = 0; seat < PhoneBook.SEATS; seat++) {
        assertThat(numbers.add(book.numberOf(new Person("Nora Quinn", seat, "human")))).isTrue();
      }
    }
    assertThat(numbers).allMatch(number -> number.matches("\\+1[0-9]{3}55501[0-9]{2}"));
    assertThat(numbers).doesNotContain("+15125550100", "+15125550111");
  }

  @Test
  void options_come_from_arguments_and_environment() {
    Options options =
        Options.of(
            new String[] {"--only", "1, 3", "--json", "out.json"},
            Map.of("FOLLOWUP_API_KEY", "k", "FOLLOWUP_SPEED", "4320"));
    assertThat(options.only()).containsExactlyInAnyOrder(1, 3);
    assertThat(options.json()).contains(Path.of("out.json"));
    assertThat(options.speed()).isEqualTo(4320);
    assertThat(options.zone().getId()).isEqualTo("America/Chicago");
  }

  @Test
  void wrong_options_are_told_in_a_sentence() {
    Map<String, String> key = Map.of("FOLLOWUP_API_KEY", "k");
    assertThatThrownBy(() -> Options.of(new String[] {"--only", "99"}, key))
        .hasMessageContaining("1 to " + Scenarios.all().size());
    assertThatThrownBy(() -> Options.of(new String[] {"--fast", "1"}, key))
        .hasMessageContaining("--fast");
    assertThatThrownBy(() -> Options.of(new String[] {"--json"}, key))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> Options.of(new String[0], Map.of()))
        .hasMessageContaining("FOLLOWUP_API_KEY");
    assertThatThrownBy(
            () ->
                Options.of(
                    new String[0], Map.of("FOLLOWUP_API_KEY", "k", "FOLLOWUP_SPEED", "fast")))
        .hasMessageContaining("FOLLOWUP_SPEED");
  }

  @Test
  void a_run_is_read_as_the_api_tells_it() throws Exception {
    RunState run =
        RunState.of(
            Json.read(
                """
                {"id": "estimate/acme/job-1", "status": "COMPLETED", "state": "ended",
                 "startedAt": "2026-11-20T12:00:00Z", "outcome": "WON", "why": "Sold.",
                 "next": null, "story": [{"at": "2026-11-24T16:00:00Z", "text": "WON: Sold."}]}
                """));
    assertThat(run.isOver()).isTrue();
    assertThat(run.isToldToTheEnd()).isTrue();
    assertThat(run.outcome()).contains("WON");
    RunState open =
        RunState.of(
            Json.read(
                """
                {"id": "x", "status": "RUNNING", "state": "held", "startedAt": "2026-11-20T12:00:00Z",
                 "outcome": null, "story": []}
                """));
    assertThat(open.isOver()).isFalse();
  }

  @Test
  void a_story_that_no_worker_tells_is_not_lost_and_not_told_twice() {
    Conversation conversation = conversation();
    RunState.Line first = new RunState.Line(BUSINESS, "Went out.");
    RunState.Line second = new RunState.Line(BUSINESS, "Sent.");
    assertThat(conversation.stands(run(first))).containsExactly(first);
    assertThat(conversation.stands(run())).isEmpty();
    assertThat(conversation.stands(run(first, second))).containsExactly(second);
    assertThat(conversation.evidence().run().orElseThrow().story()).hasSize(2);
  }

  @Test
  void shown_times_follow_the_runs_own_clock() {
    Conversation conversation = conversation();
    conversation.stands(
        new RunState(
            "run",
            "RUNNING",
            "waiting",
            Optional.empty(),
            Optional.empty(),
            WALL.plusSeconds(2),
            Optional.of(TIME.business(WALL.plusSeconds(7))),
            WALL.plusSeconds(10),
            List.of()));
    assertThat(conversation.time().sinceStart(WALL.plusSeconds(8))).isEqualTo(Duration.ofHours(3));
    assertThat(conversation.evidence().time()).isEqualTo(TIME);
  }

  @Test
  void lines_of_the_timeline_fit_a_hundred_columns() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Timeline timeline =
        new Timeline(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Paint.PLAIN,
            ZoneId.of("America/Chicago"),
            WALL);
    Arrival text =
        new Arrival(
            Arrival.Kind.TEXT,
            "SM1",
            WALL.plusSeconds(41),
            TIME.sinceStart(WALL.plusSeconds(41)),
            "Hi Nora, it's Acme. ".repeat(20),
            "delivered");
    timeline.arrived(1, conversation(), text);
    timeline.flush();
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3).allMatch(line -> line.length() <= 100);
    assertThat(lines.getFirst())
        .startsWith("00:41  Wed 10:36  +24h   1 Nora Quinn  ")
        .contains("Text arrives: \"Hi Nora");
    assertThat(lines.getLast()).endsWith("…");
  }

  @Test
  void what_is_told_late_stands_where_it_belongs() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Instant now = Instant.now();
    Timeline timeline =
        new Timeline(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            Paint.PLAIN,
            ZoneId.of("America/Chicago"),
            now.minusSeconds(60));
    timeline.act(1, conversation(), now.minusSeconds(5), "second");
    timeline.act(1, conversation(), now.minusSeconds(6), "first");
    timeline.act(1, conversation(), now, "fourth");
    timeline.flush();
    timeline.act(1, conversation(), now.minusMillis(500), "third");
    timeline.flush();
    timeline.end();
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void parts_are_ended_and_started_by_the_script_and_outages_are_kept() throws Exception {
    Path calls = folder.resolve("calls");
    Path script = script("echo \"$@\" >> " + calls);
    Parts parts = new Parts(Optional.of(script.toString()));
    parts.end("kill", "worker");
    assertThat(parts.outages().getFirst().until()).isEmpty();
    parts.start("worker");
    assertThat(parts.outages().getFirst().until()).isPresent();
    assertThat(Files.readAllLines(calls)).containsExactly("kill worker", "start worker");
  }

  @Test
  void a_script_that_fails_is_told_with_its_last_line() throws Exception {
    Parts parts =
        new Parts(Optional.of(script("echo one; echo 'no such part'; exit 3").toString()));
    assertThatThrownBy(() -> parts.end("stop", "temporal"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("followup stop temporal")
        .hasMessageContaining("no such part");
    assertThatThrownBy(() -> new Parts(Optional.empty()).end("kill", "worker"))
        .hasMessageContaining("FOLLOWUP_SCRIPT");
  }

  @Test
  void long_texts_are_broken_at_spaces() {
    String text = List.of("one", "two", "three", "four").stream().collect(Collectors.joining(" "));
    assertThat(Words.wrap(text, 8, 5)).containsExactly("one two", "three", "four");
    assertThat(Words.wrap(text, 8, 2)).containsExactly("one two", "three …");
  }

  private Path script(String body) throws IOException {
    Path script = folder.resolve("followup");
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static Conversation conversation() {
    return new Conversation(
        new Person("Nora Quinn", 0, "human"),
        "+15125550121",
        7,
        1,
        "estimate/acme/job-1",
        TIME,
        Duration.ofHours(75),
        Expectation.ends("EXHAUSTED"));
  }

  private static RunState run(RunState.Line... story) {
    return RunStates.running(WALL, story);
  }
}
