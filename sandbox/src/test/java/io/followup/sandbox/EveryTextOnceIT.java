package io.followup.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.sandbox.LedgerOfTexts.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The contract of docs/sending.md, proved on the real parts: 500 follow-ups become due together,
 * Twilio loses half of its answers, and the worker is killed again and again. Nobody gets a text
 * twice, nobody is forgotten, and the ledger says of every single text what became of it.
 */
@Isolated("it takes both processors")
class EveryTextOnceIT {
  private static final int FOLLOW_UPS = 500;
  private static final int KILLS = 4;

  /** An hour of business in a minute: texts are due ten seconds after their runs begin. */
  private static final int SPEED = 60;

  /** Tuesday 10:00 in Austin. */
  private static final Instant TUESDAY_10 = Instant.parse("2026-12-01T16:00:00Z");

  /** All of them in the Central zone of Texas. */
  private static final List<String> AREA_CODES = List.of("737", "210", "214", "469", "972", "713");

  /** The numbers below are the office's own. */
  private static final int FIRST_NUMBER = 12;

  private static final Duration LONGEST = Duration.ofSeconds(180);

  private static Engine engine;
  private static Office office;
  private static LedgerOfTexts ledger;

  private final long seed = Long.getLong("followup.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @BeforeAll
  static void start() {
    engine =
        Engine.start(
            Engine.Settings.defaults()
                .withSpeed(SPEED)
                .withoutWorker()
                .quickToStart()
                .with(
                    "FOLLOWUP_SEQUENCES",
                    Clone.root().resolve("sandbox/src/test/resources/one-text").toString())
                .with("FOLLOWUP_PATIENCE", "5s"));
    office = new Office(engine);
    ledger = new LedgerOfTexts(engine.jdbcUrl());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void five_hundred_follow_ups_survive_lost_answers_and_kill_9() {
    System.out.println("EveryTextOnceIT: -Dfollowup.seed=" + seed);
    List<Office.Job> jobs = estimatesGoOut();
    twilioLosesAnswers();
    engine.startWorker();
    Office.await("the burst", LONGEST, () -> delivered().isEmpty() ? null : true);
    for (int kill = 1; kill <= KILLS; kill++) {
      worksForAWhile();
      engine.killWorker();
      System.out.printf(
          "EveryTextOnceIT: kill %d at %s with %d of %d texts at Twilio%n",
          kill, LocalTime.now(), delivered().size(), FOLLOW_UPS);
      engine.startWorker();
    }
    Office.await(
        "an end of every text", LONGEST, () -> ledger.settled() == FOLLOW_UPS ? true : null);
    everyRunEnded(jobs);
    everyTextIsAccountedFor(jobs);
  }

  /** A random number of texts, then a random part of a second; eight seconds at most. */
  private void worksForAWhile() {
    int enough = delivered().size() + 20 + random.nextInt(100);
    Instant end = Instant.now().plusSeconds(8);
    while (delivered().size() < enough && Instant.now().isBefore(end)) {
      Office.pause(50);
    }
    Office.pause(random.nextInt(400));
  }

  /** Every tenth phone takes texts, but no callback ever tells so. */
  private List<Office.Job> estimatesGoOut() {
    List<Office.Job> jobs = new ArrayList<>();
    try (ExecutorService clerks = Executors.newFixedThreadPool(8)) {
      clerks
          .invokeAll(
              numbers().stream()
                  .<Callable<Office.Job>>map(number -> () -> estimateFor(number))
                  .toList())
          .forEach(job -> jobs.add(job.resultNow()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return jobs;
  }

  private static Office.Job estimateFor(String phone) {
    if (phone.endsWith("7")) {
      office.simulator("PUT", "/sim/phones/" + phone.replace("+", "%2B"), "{\"sms\":\"silent\"}");
    }
    Office.Job job = office.jobFor(phone);
    office.estimate(job, TUESDAY_10);
    return job;
  }

  private static List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    for (String areaCode : AREA_CODES) {
      for (int last = FIRST_NUMBER; last < 100; last++) {
        numbers.add("+1%s55501%02d".formatted(areaCode, last));
      }
    }
    return numbers.subList(0, FOLLOW_UPS);
  }

  /** Slow acknowledgement: most texts go out, and their answers never arrive, or too late. */
  private void twilioLosesAnswers() {
    office.simulator(
        "PUT",
        "/sim/faults",
        """
        {"twilio": {"seed": %d, "delayMs": 21000, "mix": {
          "drop-after": 0.35, "503-after": 0.08, "500-after": 0.04, "slow": 0.03,
          "drop-before": 0.05, "429": 0.10}}}\
        """
            .formatted(random.nextInt()));
  }

  private static List<JsonNode> delivered() {
    List<JsonNode> texts = new ArrayList<>();
    office.simulator("GET", "/sim/messages", "").forEach(texts::add);
    return texts;
  }

  private static void everyRunEnded(List<Office.Job> jobs) {
    Set<String> notEnded =
        jobs.stream()
            .filter(job -> !office.outcome(job).equals("EXHAUSTED"))
            .map(Office.Job::run)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(notEnded).isEmpty();
  }

  private void everyTextIsAccountedFor(List<Office.Job> jobs) {
    Map<String, List<String>> arrived =
        delivered().stream()
            .collect(
                Collectors.groupingBy(
                    text -> text.get("k").asText(),
                    Collectors.mapping(text -> text.get("sid").asText(), Collectors.toList())));
    List<Text> texts = ledger.texts();
    System.out.println(
        "EveryTextOnceIT: "
            + texts.stream().collect(Collectors.groupingBy(Text::state, Collectors.counting())));

    assertThat(arrived.values())
        .as("seed %d: no text twice", seed)
        .allMatch(same -> same.size() == 1);
    assertThat(texts.stream().map(Text::run))
        .as("seed %d: one row for each run", seed)
        .containsExactlyInAnyOrderElementsOf(jobs.stream().map(Office.Job::run).toList());
    for (Text text : texts) {
      switch (text.state()) {
        case "CONFIRMED" ->
            assertThat(arrived.getOrDefault(text.key(), List.of()))
                .as("seed %d: the confirmed text of %s", seed, text.run())
                .containsExactly(text.providerId());
        case "UNKNOWN" ->
            assertThat(arrived.getOrDefault(text.key(), List.of()))
                .as("seed %d: the text of %s that nobody ever saw", seed, text.run())
                .isEmpty();
        default -> throw new AssertionError("seed " + seed + ": " + text + " was left half-way");
      }
      assertThat(text.submitted())
          .as("seed %d: the story of %s begins with its one POST", seed, text.run())
          .isPositive();
    }
  }
}
