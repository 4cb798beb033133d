package io.followup.run;

import io.followup.booking.BookingFollowUpRun;
import io.followup.call.MissedCallFollowUpRun;
import io.followup.dunning.InvoiceDunningRun;
import io.followup.enrolling.Triggers;
import io.followup.estimate.EstimateFollowUpRun;
import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.job.JobFollowUpRun;
import io.followup.sequence.Act;
import io.followup.sequence.Sequence;
import io.followup.session.AbandonedSessionFollowUpRun;
import io.followup.temporal.TaskQueues;
import io.followup.touch.Channel;
import io.followup.touch.LookRequest;
import io.followup.touch.Looking;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A worker of every lifecycle with skipped time and a scripted sender, in domain words. */
public final class Engine implements AutoCloseable {
  /** Markers of one workflow task are one Action. */
  private static final Set<EventType> BILLED =
      Set.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
          EventType.EVENT_TYPE_TIMER_STARTED,
          EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
          EventType.EVENT_TYPE_MARKER_RECORDED);

  private final TestWorkflowEnvironment environment;
  private final List<TouchRequest> touches = Collections.synchronizedList(new ArrayList<>());
  private final List<LookRequest> looks = Collections.synchronizedList(new ArrayList<>());
  private Function<TouchRequest, TouchResult> sender = this::sentNow;
  private Function<LookRequest, TouchResult> reader =
      look -> new TouchResult.Skipped("subject-still-open", "It is still open.");
  private WorkflowStub run;

  private Engine(int cachedWorkflows) {
    TestEnvironmentOptions.Builder options =
        SkippingTime.options()
            .setInitialTime(Sample.TUESDAY_10)
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(cachedWorkflows).build());
    environment = TestWorkflowEnvironment.newInstance(options.build());
    var worker =
        environment.newWorker(
            TaskQueues.FOLLOW_UPS,
            // A busy machine is no deadlock.
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(20_000).build());
    worker.registerWorkflowImplementationTypes(
        EstimateFollowUpRun.class,
        BookingFollowUpRun.class,
        AbandonedSessionFollowUpRun.class,
        JobFollowUpRun.class,
        InvoiceDunningRun.class,
        MissedCallFollowUpRun.class);
    worker.registerActivitiesImplementations(
        (Touching)
            request -> {
              touches.add(request);
              return sender.apply(request);
            },
        (Looking)
            request -> {
              looks.add(request);
              return reader.apply(request);
            });
    environment.start();
  }

  public static Engine start() {
    return new Engine(100);
  }

  /** Forgets a run after each task, so that every task replays it from the start. */
  public static Engine startForgetful() {
    return new Engine(1);
  }

  /** What the sender answers from now on. */
  public void senderAnswers(Function<TouchRequest, TouchResult> answers) {
    sender = answers;
  }

  /** What is found when an object is read at once, from now on. */
  public void looksFind(TouchResult found) {
    reader = look -> found;
  }

  /** Messages are sent, the office gets its tasks, and of branches the first holds. */
  public TouchResult sentNow(TouchRequest request) {
    Instant at = request.clock().businessTime(now());
    return switch (request.step().act()) {
      case Act.Send send -> {
        Channel over = send.message().over();
        yield new TouchResult.Sent(over, "key", "SM1", at, "Sent the " + over.inWords() + ".");
      }
      case Act.Task task -> new TouchResult.Tasked(at, "The office has a task.");
      case Act.Branch branch ->
          new TouchResult.Branched(branch.arms().getFirst().to(), "It holds.");
      case Act.AwaitFact wait -> throw new IllegalStateException("a run waits by itself");
      case Act.Stop stop -> throw new IllegalStateException("a run stops by itself");
    };
  }

  /** Texts are sent; calls are placed, and how they end is told later. */
  public TouchResult calling(TouchRequest request) {
    return request.step().message().over() == Channel.VOICE
        ? Sample.calling(request, request.clock().businessTime(now()))
        : sentNow(request);
  }

  public Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  public void estimateGoesOut(EstimateOpened opened, Sequence sequence, int speed) {
    begins(opened, List.of(), speed, sequence);
  }

  /** A run of the object begins as the relay begins it. */
  public void begins(TriggerFact fact, Sequence... sequences) {
    begins(fact, List.of(), 1, sequences);
  }

  /** The same, when this was known of the object before. */
  public void beginsKnowing(List<Fact> told, TriggerFact fact, Sequence... sequences) {
    begins(fact, told, 1, sequences);
  }

  private void begins(TriggerFact fact, List<Fact> told, int speed, Sequence... sequences) {
    List<Sequence> all = List.of(sequences);
    run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                fact.subject().kind().workflowType(),
                WorkflowOptions.newBuilder()
                    .setWorkflowId(fact.subject().workflowId())
                    .setTaskQueue(TaskQueues.FOLLOW_UPS)
                    .build());
    boolean phases = Triggers.isOneOfSeveralPhases(Triggers.of(fact));
    run.signalWithStart(
        phases ? "follow" : "fact",
        new Object[] {phases ? new FollowOn(fact, all) : fact},
        new Object[] {
          FollowUpStart.of(fact, all, speed, ZoneId.of("America/Chicago")).knowing(told)
        });
  }

  /** The object enters another phase, for which there are these sequences. */
  public void isLedBy(Fact fact, Sequence... sequences) {
    run.signal("follow", new FollowOn(fact, List.of(sequences)));
  }

  public void hears(Fact fact) {
    run.signal("fact", fact);
  }

  public String admin(String update, String reason) {
    return run.update(update, String.class, reason);
  }

  /** Asks the run to go on by another version. */
  public String moves(SequenceMove move) {
    return run.update("moveTo", String.class, move);
  }

  public void sleep(Duration duration) {
    environment.sleep(duration);
  }

  public Ending ending() {
    return run.getResult(Ending.class);
  }

  public RunView story() {
    return run.query("story", RunView.class);
  }

  public boolean wasContinued() {
    String id = run.getExecution().getWorkflowId();
    WorkflowStub latest = environment.getWorkflowClient().newUntypedWorkflowStub(id);
    return !latest.describe().getExecution().getRunId().equals(run.getExecution().getRunId());
  }

  public List<String> stepsTouched() {
    return touches.stream().map(touch -> touch.step().id()).toList();
  }

  public int looks() {
    return looks.size();
  }

  public List<TouchRequest> touches() {
    return List.copyOf(touches);
  }

  public WorkflowExecutionHistory history() {
    WorkflowClient client = environment.getWorkflowClient();
    return client.fetchHistory(run.getExecution().getWorkflowId());
  }

  public long events(EventType type) {
    return history().getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  /** Billable Actions as of docs/reference/temporal.md, counted from the history. */
  public long actions() {
    return history().getEvents().stream()
        .filter(event -> BILLED.contains(event.getEventType()))
        .map(
            event ->
                event.hasMarkerRecordedEventAttributes()
                    ? "task "
                        + event.getMarkerRecordedEventAttributes().getWorkflowTaskCompletedEventId()
                    : "event " + event.getEventId())
        .distinct()
        .count();
  }

  @Override
  public void close() {
    environment.close();
  }
}
