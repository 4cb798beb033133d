package io.followup.simulator.demo;

import io.followup.simulator.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the scenarios of the demo against a running engine and judges them. */
public final class Demo {
  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(700);
  private static final int AS_EXPECTED = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int COULD_NOT_START = 2;

  private final Options options;
  private final PrintStream out;
  private final Paint paint;
  private final Stage stage;
  private final List<Scene> scenes;

  private Demo(Options options, PrintStream out, Paint paint) {
    this.options = options;
    this.out = out;
    this.paint = paint;
    Instant began = Instant.now();
    this.stage =
        new Stage(
            new Vendors(options.simulator()),
            new Engine(options.api(), options.apiKey(), options.tenant()),
            new Parts(options.script()),
            new Timeline(out, paint, options.zone(), began),
            options.zone(),
            options.speed(),
            began);
    this.scenes =
        Scenarios.all().stream()
            .filter(s -> options.only().isEmpty() || options.only().contains(s.number()))
            .map(scenario -> new Scene(scenario, stage))
            .toList();
  }

  /**
   * Exit code 0 when every scenario ended as expected, 1 when one did not, 2 when the demo could
   * not start.
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Demo demo = new Demo(Options.of(arguments, System.getenv()), out, Paint.ofTerminal());
      demo.requireParts();
      return demo.play();
    } catch (IllegalArgumentException | IOException wrong) {
      System.err.println("The demo cannot be played: " + wrong.getMessage());
      return COULD_NOT_START;
    }
  }

  private void requireParts() throws IOException, InterruptedException {
    require("simulator", options.simulator().toString(), stage.vendors()::ping);
    require("engine", options.api().toString(), stage.engine()::ping);
  }

  private interface Ping {
    void ping() throws IOException, InterruptedException;
  }

  private static void require(String part, String url, Ping ping)
      throws IOException, InterruptedException {
    try {
      ping.ping();
    } catch (IOException wrong) {
      String reason = wrong.getMessage() == null ? "it does not answer" : wrong.getMessage();
      throw new IOException(
          "the " + part + " at " + url + " is not usable: " + reason + ".", wrong);
    }
  }

  private int play() throws IOException, InterruptedException {
    introduce();
    try (ExecutorService actors = Executors.newVirtualThreadPerTaskExecutor()) {
      scenes.forEach(scene -> actors.execute(scene::perform));
      while (anyIsGoingOn()) {
        scenes.forEach(this::look);
        Thread.sleep(LOOKS_EVERY);
      }
      scenes.forEach(this::look);
      actors.shutdownNow();
    }
    Report report = new Report(scenes, judging());
    report.print(out, paint);
    if (options.json().isPresent()) {
      Path file = options.json().get();
      Files.writeString(file, Json.pretty(report.json(stage)) + "\n");
    }
    return report.passed() ? AS_EXPECTED : NOT_AS_EXPECTED;
  }

  private void introduce() {
    long seconds = Math.round(Duration.ofHours(85).toSeconds() / options.speed()) + 3;
    out.printf(
        "%d scenario%s at once, %s of business time in each second; takes about %s. Times are local to %s.%n%n",
        scenes.size(),
        scenes.size() == 1 ? "" : "s",
        Words.span(Duration.ofSeconds((long) options.speed())),
        Words.span(Duration.ofSeconds(seconds)),
        options.zone().getId());
    stage.timeline().head();
  }

  private boolean anyIsGoingOn() {
    Instant now = Instant.now();
    Judging judging = judging();
    return scenes.stream().anyMatch(s -> !s.isOver(now) && now.isBefore(s.deadline(judging)));
  }

  private Judging judging() {
    return new Judging(stage.parts().outages(), SLACK);
  }

  /** Looks at the phones and runs of a scenario and prints what is new. */
  private void look(Scene scene) {
    try {
      for (Conversation conversation : scene.conversations()) {
        lookAt(scene.scenario().number(), conversation);
      }
    } catch (InterruptedException leaving) {
      Thread.currentThread().interrupt();
    } catch (IOException awayForAMoment) {
      // Looked at again soon; a simulator that stays away shows as arrivals that never came.
    }
  }

  private void lookAt(int number, Conversation conversation)
      throws IOException, InterruptedException {
    if (!conversation.isToldToTheEnd()) {
      stage
          .engine()
          .run(conversation.runId())
          .ifPresent(
              run ->
                  conversation
                      .stands(run)
                      .forEach(line -> stage.timeline().told(number, conversation, run, line)));
    }
    conversation
        .arrived(stage.vendors().arrivals(conversation.person().phone(), conversation.time()))
        .forEach(arrival -> stage.timeline().arrived(number, conversation, arrival));
  }
}
