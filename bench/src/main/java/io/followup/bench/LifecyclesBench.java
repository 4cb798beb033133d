package io.followup.bench;

import io.temporal.common.WorkflowExecutionHistory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a life of each kind costs: events and bytes of its history, and processor time of its
 * workflow, which is that of replaying it. Against a bare workflow with as many timers and touches.
 */
final class LifecyclesBench {
  private static final int TIMES = 100;

  /** By kind: a recorded life. */
  private static final Map<String, String> LIVES = new LinkedHashMap<>();

  static {
    LIVES.put("estimate", "touched-at-once");
    LIVES.put("booking", "booking-dismissed-then-a-job");
    LIVES.put("session", "session-then-booked-by-telephone");
    LIVES.put("job", "job-moved-then-completed");
    LIVES.put("dunning, a year", "dunning-of-a-year");
    LIVES.put("missed call", "missed-call");
  }

  private LifecyclesBench() {}

  static Report run() throws Exception {
    Report report =
        new Report("lifecycles", "one life of each kind, against bare timers and touches");
    double worst = 0;
    try (Replaying replaying = new Replaying()) {
      for (Map.Entry<String, String> life : LIVES.entrySet()) {
        WorkflowExecutionHistory ours = Replaying.recorded(life.getValue());
        WorkflowExecutionHistory bare = replaying.bare(ours);
        double bareMillis = replaying.cost(bare, TIMES).processorMillis();
        double oursMillis = replaying.cost(ours, TIMES).processorMillis();
        report
            .row(life.getKey() + ": touches", Replaying.touches(ours), "count")
            .row(
                life.getKey() + ": events",
                bare.getEvents().size(),
                ours.getEvents().size(),
                "count")
            .row(
                life.getKey() + ": history",
                Replaying.bytes(bare) / 1_000.0,
                Replaying.bytes(ours) / 1_000.0,
                "kB")
            .row(life.getKey() + ": processor", bareMillis, oursMillis, "ms");
        worst = Math.max(worst, Replaying.bytes(ours) / 1_000.0);
      }
    }
    // The service ends a run at 50 MB and warns at 10 MB.
    return report.atMost("largest history in kB", worst, 1_000);
  }
}
