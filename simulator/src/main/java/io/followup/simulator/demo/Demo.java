package io.followup.simulator.demo;

import io.followup.simulator.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the scenarios of the demo against a running engine and judges them. */
public final class Demo {
  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final Duration LOOKS_EVERY = Duration.ofMillis(700);

  /** The membership offer comes last: a week after the job. */
  private static final Duration LAST_ARRIVAL = Duration.ofHours(170);

  private static final Duration ENTERS_AFTER = Duration.ofMillis(60);
  private static final int AS_EXPECTED = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int COULD_NOT_START = 2;

  private final Stage stage;
  private final List<Scene> scenes;

  private Demo(Stage stage, List<Scene> scenes) {
    this.stage = stage;
    this.scenes = scenes;
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
    Paint paint = Paint.ofTerminal();
    try {
      Options options = Options.of(arguments, System.getenv());
      Demo demo = prepared(options, out, paint);
      demo.introduce(out);
      demo.play();
      return demo.report(options, out, paint);
    } catch (IllegalArgumentException | IOException wrong) {
      System.err.println("The demo cannot be played: " + wrong.getMessage());
      return COULD_NOT_START;
    }
  }

  private static Demo prepared(Options options, PrintStream out, Paint paint)
      throws IOException, InterruptedException {
    Vendors vendors = new Vendors(options.simulator());
    Engine engine = new Engine(options.api(), options.apiKey(), options.tenant());
    require("simulator", options.simulator().toString(), vendors::ping);
    require("engine", options.api().toString(), engine::ping);
    for (Contractor contractor : Contractor.values()) {
      vendors.file(contractor, options.webhooks(contractor), options.inboundTexts(contractor));
    }
    Instant began = Instant.now();
    Stage stage =
        new Stage(
            vendors,
            engine,
            new Parts(options.script()),
            new Timeline(out, paint, options.zone(), began),
            PhoneBook.of(began),
            options.zone(),
            options.speed(),
            began);
    List<Scene> scenes =
        Scenarios.all().stream()
            .filter(s -> options.only().isEmpty() || options.only().contains(s.number()))
            .map(scenario -> new Scene(scenario, stage))
            .toList();
    return new Demo(stage, scenes);
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
          "The " + part + " at " + url + " cannot be used: " + reason + ".", wrong);
    }
  }

  private void introduce(PrintStream out) {
    Duration second = Duration.ofSeconds((long) stage.speed());
    Duration all = Duration.ofSeconds(Math.round(LAST_ARRIVAL.toSeconds() / stage.speed()));
    out.printf(
        "%d scenario%s at once; one second here is %s of business; ready in about %s.%n%n",
        scenes.size(), scenes.size() == 1 ? "" : "s", Words.span(second), Words.span(all));
    stage.timeline().head();
  }

  private void play() throws InterruptedException {
    try (ExecutorService actors = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Scene scene : scenes) {
        actors.execute(scene::perform);
        Thread.sleep(ENTERS_AFTER);
      }
      while (anyIsGoingOn()) {
        look();
        Thread.sleep(LOOKS_EVERY);
      }
      // A call that was made last may still be on the line.
      Thread.sleep(LOOKS_EVERY);
      look();
      actors.shutdownNow();
      stage.timeline().end();
    }
  }

  private int report(Options options, PrintStream out, Paint paint) throws IOException {
    Report report = new Report(scenes, judging());
    report.print(out, paint);
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), Json.pretty(report.json(stage)) + "\n");
    }
    return report.passed() ? AS_EXPECTED : NOT_AS_EXPECTED;
  }

  private boolean anyIsGoingOn() {
    Instant now = Instant.now();
    Judging judging = judging();
    return scenes.stream().anyMatch(s -> !s.isOver(now) && now.isBefore(s.deadline(judging)));
  }

  private Judging judging() {
    return new Judging(stage.parts().outages(), SLACK);
  }

  /** Looks at all phones and runs and prints what is new. */
  private void look() throws InterruptedException {
    for (Scene scene : scenes) {
      try {
        Set<String> phones = new HashSet<>();
        for (Conversation conversation : scene.conversations()) {
          lookAtRun(scene.scenario().number(), conversation);
          if (phones.add(conversation.phone())) {
            lookAtPhone(scene.scenario().number(), conversation);
          }
        }
      } catch (IOException awayForAMoment) {
        // Looked at again soon; a simulator that stays away shows as arrivals that never came.
      }
    }
    stage.timeline().flush();
  }

  private void lookAtRun(int number, Conversation conversation) throws InterruptedException {
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
  }

  private void lookAtPhone(int number, Conversation conversation)
      throws IOException, InterruptedException {
    conversation
        .arrived(
            stage
                .vendors()
                .arrivals(
                    conversation.phone(),
                    conversation.person().email(conversation.phone()),
                    conversation.time()))
        .forEach(arrival -> stage.timeline().arrived(number, conversation, arrival));
  }
}
