package io.followup.bench;

import io.followup.sandbox.Engine;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Billable Temporal Actions of one never-signed estimate, from webhook to EXHAUSTED, counted from
 * its history as docs/reference/temporal.md lists them. A start and its signal are one.
 */
final class ActionsBench {
  private static final Map<EventType, String> BILLED = new LinkedHashMap<>();

  static {
    BILLED.put(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, "start with signal");
    BILLED.put(EventType.EVENT_TYPE_TIMER_STARTED, "timers");
    BILLED.put(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, "activities");
    BILLED.put(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES, "search-attribute updates");
    BILLED.put(EventType.EVENT_TYPE_MARKER_RECORDED, "tasks with touches made at once");
    BILLED.put(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, "updates");
    BILLED.put(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW, "continue-as-new");
  }

  private ActionsBench() {}

  static Report run() throws Exception {
    // 72 hours in six seconds.
    try (Engine engine = Engine.start(Engine.Settings.defaults().withSpeed(43_200))) {
      Webhook webhook = Engines.silentEstimate(engine, 0, Instant.parse("2026-11-24T16:00:00Z"));
      HttpLoad.post(Engines.target(engine), List.of(webhook.request(Engines.target(engine))), 1);
      Engines.awaitCount(engine, "select count(*) from delivery where state = 'RELAYED'", 1);
      WorkflowClient client = Engines.client(engine);
      String workflow = "estimate/acme/job-" + webhook.job();
      client.newUntypedWorkflowStub(workflow).getResult(Object.class);
      var events = client.fetchHistory(workflow).getEvents();
      Report report =
          new Report("actions", "one estimate, never signed, from webhook to EXHAUSTED");
      long total = 0;
      for (var billed : BILLED.entrySet()) {
        long count =
            events.stream()
                .filter(e -> e.getEventType() == billed.getKey())
                .map(ActionsBench::billedAs)
                .distinct()
                .count();
        total += count;
        report.row(billed.getValue(), count, "count");
      }
      long signals =
          events.stream()
                  .filter(e -> e.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                  .count()
              - 1;
      report.row("further signals", signals, "count");
      return report
          .row("events in history", events.size(), "count")
          .atMost("Actions", total + signals, 9);
    }
  }

  /** Markers of one workflow task are billed together. */
  private static long billedAs(HistoryEvent event) {
    return event.hasMarkerRecordedEventAttributes()
        ? event.getMarkerRecordedEventAttributes().getWorkflowTaskCompletedEventId()
        : event.getEventId();
  }
}
