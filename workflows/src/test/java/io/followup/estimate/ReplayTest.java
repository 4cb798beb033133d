package io.followup.estimate;

import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.callEnded;
import static io.followup.run.Sample.callbackRequested;
import static io.followup.run.Sample.dismissed;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.sold;
import static io.followup.run.Sample.textThenCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.acting.CarryingOutActionRun;
import io.followup.backfill.BackfillingRun;
import io.followup.booking.BookingFollowUpRun;
import io.followup.call.MissedCallFollowUpRun;
import io.followup.dunning.InvoiceDunningRun;
import io.followup.fact.CallOutcome;
import io.followup.feed.PollingFeedRun;
import io.followup.handover.HandingOverRun;
import io.followup.job.JobFollowUpRun;
import io.followup.moving.MovingRunsRun;
import io.followup.reconciliation.ReconciliationRun;
import io.followup.run.Ending;
import io.followup.run.Engine;
import io.followup.run.FollowUpHandlers;
import io.followup.run.FollowUpStart;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import io.followup.run.SequenceMove;
import io.followup.sequence.Anchor;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.sequence.Wait;
import io.followup.session.AbandonedSessionFollowUpRun;
import io.followup.temporal.Payloads;
import io.followup.temporal.TaskQueues;
import io.followup.touch.TouchResult;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs that live in production were recorded by earlier code; whatever changes must still take the
 * same way through them. New recordings: {@code ./mvnw -pl workflows test
 * -Dtest=ReplayTest,HandingOverTest,BackfillingTest,CarryingOutActionTest,MovingRunsTest,PollingFeedTest,ReconciliationTest
 * -Drecord=true}; recorded ones are never edited.
 */
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  static Stream<Path> histories() throws IOException {
    return Files.list(HISTORIES).filter(file -> file.toString().endsWith(".json")).sorted();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void a_recorded_history_replays(Path file) throws Exception {
    replay(
        file,
        EstimateFollowUpRun.class,
        BookingFollowUpRun.class,
        AbandonedSessionFollowUpRun.class,
        JobFollowUpRun.class,
        InvoiceDunningRun.class,
        MissedCallFollowUpRun.class,
        HandingOverRun.class,
        MovingRunsRun.class,
        ReconciliationRun.class,
        PollingFeedRun.class,
        BackfillingRun.class,
        CarryingOutActionRun.class);
  }

  @Test
  void there_are_recordings() throws IOException {
    assertThat(histories()).hasSizeGreaterThanOrEqualTo(18);
  }

  @Test
  void code_that_takes_another_way_is_caught() throws IOException {
    Path any = HISTORIES.resolve("all-options-dismissed.json");
    assertThatThrownBy(() -> replay(any, EndsAtOnce.class))
        .hasStackTraceContaining("NonDeterministic");
  }

  private static void replay(Path file, Class<?>... implementations) throws Exception {
    try (TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build())) {
      Worker worker =
          environment.newWorker(
              TaskQueues.FOLLOW_UPS,
              // A busy machine is no deadlock.
              WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build());
      worker.registerWorkflowImplementationTypes(implementations);
      WorkflowReplayer.replayWorkflowExecution(
          WorkflowExecutionHistory.fromJson(Files.readString(file)), worker);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record() throws IOException {
    record("never-signed", engine -> engine.ending());
    record(
        "sold-after-the-text",
        engine -> {
          engine.sleep(Duration.ofHours(30));
          engine.hears(sold("1", after(30)));
        });
    record(
        "all-options-dismissed",
        engine -> {
          engine.hears(opened("2", after(0).plusSeconds(1)));
          engine.sleep(Duration.ofHours(2));
          engine.hears(dismissed("1", after(2)));
          engine.hears(dismissed("2", after(2)));
        });
    record(
        "deferred-by-quiet-hours",
        engine -> {
          AtomicInteger asked = new AtomicInteger();
          engine.senderAnswers(
              request ->
                  asked.getAndIncrement() == 0
                      ? new TouchResult.Deferred(after(35), "WithinOpenHours", "Quiet hours.")
                      : engine.sentNow(request));
        });
    record("touched-at-once", engine -> engine.ending());
    record(
        "went-on-as-an-activity",
        engine -> {
          AtomicInteger asked = new AtomicInteger();
          engine.senderAnswers(
              request -> {
                if (asked.getAndIncrement() == 0) {
                  throw ApplicationFailure.newFailure("ServiceTitan does not answer.", "Away");
                }
                return engine.sentNow(request);
              });
          engine.ending();
        });
    record("called-back-on-request", ReplayTest::calledBackOnRequest);
    record("call-shown-with-its-end", ReplayTest::calledBackOnRequest);
    record(
        "steered-by-an-admin",
        engine -> {
          engine.sleep(Duration.ofHours(1));
          engine.admin("pause", "customer is away");
          engine.sleep(Duration.ofHours(48));
          engine.admin("skipStep", "too late for a text");
          engine.admin("resume", "they are back");
          engine.admin("sendNow", "they asked for a call");
        });
    record(
        "moved-to-another-version",
        engine -> {
          engine.sleep(Duration.ofHours(30));
          engine.moves(new SequenceMove(nextVersion(), Map.of("call", "last-call")));
        });
  }

  private static void calledBackOnRequest(Engine engine) {
    engine.senderAnswers(engine::calling);
    engine.sleep(Duration.ofHours(72).plusMinutes(1));
    engine.hears(callbackRequested(0, after(72)));
    engine.hears(callEnded(0, CallOutcome.ANSWERED, after(72)));
    engine.sleep(Duration.ofHours(2).plusMinutes(1));
    engine.hears(callEnded(1, CallOutcome.VOICEMAIL, after(74)));
  }

  /** The call has another id and comes a day later. */
  private static Sequence nextVersion() {
    Sequence before = textThenCall();
    Step call = before.step("call");
    return new Sequence(
        before.name(),
        2,
        "0123456789cd",
        before.trigger(),
        before.enroll(),
        List.of(
            before.step("first-text"),
            new Step(
                "last-call",
                new Wait(Duration.ofHours(96), Anchor.TRIGGER),
                call.message(),
                call.otherwise())),
        before.exits(),
        before.limits(),
        before.holdoutPercent());
  }

  @Test
  @EnabledIfSystemProperty(named = "record", matches = "true")
  void record_each_lifecycle() throws IOException {
    recordLife("estimate-looked-at", Lives::estimateThatWasLookedAt);
    recordLife("booking-dismissed-then-a-job", Lives::bookingThatWasDismissedAndBecameAJob);
    recordLife("session-then-booked-by-telephone", Lives::sessionWhoseCustomerBooksByTelephone);
    recordLife("missed-call", Lives::missedCallThatTheOfficeReturns);
    recordLife("job-moved-then-completed", Lives::jobFromAppointmentToOffer);
    recordLife("job-no-show-then-a-new-time", Lives::jobWhoseCustomerWasNotThere);
    recordLife("job-that-was-a-booking", Lives::jobThatWasABooking);
    recordLife("dunning-of-a-year", Lives::dunningOfAYear);
  }

  private static void record(String name, Consumer<Engine> life) throws IOException {
    recordLife(
        name,
        engine -> {
          engine.estimateGoesOut(opened("1", TUESDAY_10), textThenCall(), 1);
          life.accept(engine);
        });
  }

  private static void recordLife(String name, Consumer<Engine> life) throws IOException {
    try (Engine engine = Engine.start()) {
      life.accept(engine);
      engine.ending();
      Path file = HISTORIES.resolve(name + ".json");
      if (Files.notExists(file)) {
        Files.writeString(file, engine.history().toJson(true));
      }
    }
  }

  private static Instant after(long hours) {
    return TUESDAY_10.plus(Duration.ofHours(hours));
  }

  /** An engine that forgot to wait: what a careless change would look like. */
  public static final class EndsAtOnce extends FollowUpHandlers implements EstimateFollowUp {
    @WorkflowInit
    public EndsAtOnce(FollowUpStart start) {
      super(start);
    }

    @Override
    public Ending run(FollowUpStart start) {
      return new Ending(
          Outcome.EXHAUSTED, Instant.ofEpochMilli(Workflow.currentTimeMillis()), "", 0);
    }
  }
}
