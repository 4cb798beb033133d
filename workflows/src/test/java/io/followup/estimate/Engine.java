package io.followup.estimate;

import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.run.Ending;
import io.followup.run.FollowUpStart;
import io.followup.run.RunView;
import io.followup.run.Sample;
import io.followup.run.SequenceMove;
import io.followup.sequence.Sequence;
import io.followup.temporal.Payloads;
import io.followup.temporal.SearchAttributes;
import io.followup.temporal.TaskQueues;
import io.followup.touch.Channel;
import io.followup.touch.TouchRequest;
import io.followup.touch.TouchResult;
import io.followup.touch.Touching;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A worker with skipped time and a scripted sender, in domain words. */
final class Engine implements AutoCloseable {
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
  private Function<TouchRequest, TouchResult> sender = this::sentNow;
  private WorkflowStub run;

  private Engine(int cachedWorkflows) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setInitialTime(io.followup.run.Sample.TUESDAY_10)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(cachedWorkflows).build());
    SearchAttributes.ALL.forEach(
        key -> options.registerSearchAttribute(key.getName(), key.getValueType()));
    environment = TestWorkflowEnvironment.newInstance(options.build());
    var worker = environment.newWorker(TaskQueues.FOLLOW_UPS);
    worker.registerWorkflowImplementationTypes(EstimateFollowUpRun.class);
    worker.registerActivitiesImplementations(
        (Touching)
            request -> {
              touches.add(request);
              return sender.apply(request);
            });
    environment.start();
  }

  static Engine start() {
    return new Engine(100);
  }

  /** Forgets a run after each task, so that every task replays it from the start. */
  static Engine startForgetful() {
    return new Engine(1);
  }

  /** What the sender answers from now on. */
  void senderAnswers(Function<TouchRequest, TouchResult> answers) {
    sender = answers;
  }

  TouchResult sentNow(TouchRequest request) {
    return new TouchResult.Sent(
        request.step().message().over(),
        "key",
        "SM1",
        request.clock().businessTime(now()),
        "Sent the " + request.step().message().over().inWords() + ".");
  }

  /** Texts are sent; calls are placed, and how they end is told later. */
  TouchResult calling(TouchRequest request) {
    return request.step().message().over() == Channel.VOICE
        ? Sample.calling(request, request.clock().businessTime(now()))
        : sentNow(request);
  }

  Instant now() {
    return Instant.ofEpochMilli(environment.currentTimeMillis());
  }

  void estimateGoesOut(EstimateOpened opened, Sequence sequence, int speed) {
    run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                EstimateFollowUp.class.getSimpleName(),
                WorkflowOptions.newBuilder()
                    .setWorkflowId(opened.subject().workflowId())
                    .setTaskQueue(TaskQueues.FOLLOW_UPS)
                    .build());
    run.signalWithStart(
        "fact",
        new Object[] {opened},
        new Object[] {
          FollowUpStart.of(opened, List.of(sequence), speed, ZoneId.of("America/Chicago"))
        });
  }

  void hears(Fact fact) {
    run.signal("fact", fact);
  }

  String admin(String update, String reason) {
    return run.update(update, String.class, reason);
  }

  /** Asks the run to go on by another version. */
  String moves(SequenceMove move) {
    return run.update("moveTo", String.class, move);
  }

  void sleep(Duration duration) {
    environment.sleep(duration);
  }

  Ending ending() {
    return run.getResult(Ending.class);
  }

  RunView story() {
    return run.query("story", RunView.class);
  }

  boolean wasContinued() {
    String id = run.getExecution().getWorkflowId();
    WorkflowStub latest = environment.getWorkflowClient().newUntypedWorkflowStub(id);
    return !latest.describe().getExecution().getRunId().equals(run.getExecution().getRunId());
  }

  List<String> stepsTouched() {
    return touches.stream().map(touch -> touch.step().id()).toList();
  }

  List<TouchRequest> touches() {
    return List.copyOf(touches);
  }

  WorkflowExecutionHistory history() {
    WorkflowClient client = environment.getWorkflowClient();
    return client.fetchHistory(run.getExecution().getWorkflowId());
  }

  long events(EventType type) {
    return history().getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  /** Billable Actions as of docs/reference/temporal.md, counted from the history. */
  long actions() {
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
