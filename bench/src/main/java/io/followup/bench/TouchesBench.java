package io.followup.bench;

import io.followup.sandbox.Engine;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Touches that all come due in the same second: how late they reach the provider and how many a
 * second get there, against a bare timer and an empty activity on the same server. The engine reads
 * ServiceTitan, runs the guards, writes the ledger and posts to Twilio (both simulated over HTTP on
 * the same two cores), then sets the next timer.
 */
final class TouchesBench {
  private static final int TOUCHES = 2_000;
  private static final int WARM_UP = 1_000;
  private static final String RELAYED = "select count(*) from delivery where state = 'RELAYED'";

  private TouchesBench() {}

  private record Burst(Lags lags, double perSecond) {
    static Burst of(List<Long> at, long dueAt) {
      Lags lags = Lags.ofMillis(at.stream().map(t -> (double) Math.max(0, t - dueAt)).toList());
      return new Burst(lags, at.size() / (lags.percentile(100) / 1_000));
    }
  }

  static Report run() throws Exception {
    // As in production; the sandbox looks into the mailbox every second, and leaves a silent worker
    // sooner.
    Engine.Settings settings =
        Engine.Settings.defaults()
            .with("FOLLOWUP_MAILBOX_PAUSE", "60s")
            .with("FOLLOWUP_STICKY_TIMEOUT", "60s");
    try (Engine engine = Engine.start(settings)) {
      bare(engine, "warm-up", WARM_UP, 25);
      engine(engine, TOUCHES, WARM_UP, 45);
      // Long enough that every run has set its timer, and nothing else is left to do.
      Burst bare = bare(engine, "measured", TOUCHES, 90);
      Burst ours = engine(engine, 0, TOUCHES, 110);
      return new Report("touches", TOUCHES + " touches due in the same second")
          .row("touches", bare.perSecond, ours.perSecond, "1/s")
          .row("lag p50", bare.lags.p50(), ours.lags.p50(), "ms")
          .row("lag p95", bare.lags.p95(), ours.lags.p95(), "ms")
          .atMost("lag p95 ÷ bare", ours.lags.p95() / bare.lags.p95(), 1.2)
          .atMost("time per touch ÷ bare", bare.perSecond / ours.perSecond, 1.2);
    }
  }

  private static Burst engine(Engine engine, int firstPhone, int count, int secondsAhead)
      throws Exception {
    Webhook.Target target = Engines.target(engine);
    Instant due = Instant.now().plusSeconds(secondsAhead);
    Instant created = due.minus(Duration.ofHours(24));
    byte[][] requests = new byte[count][];
    Engines.inParallel(
        4,
        count,
        i -> requests[i] = Engines.silentEstimate(engine, firstPhone + i, created).request(target));
    long relayedBefore = (long) Engines.number(engine, RELAYED);
    HttpLoad.post(target, List.of(requests), 16);
    Engines.awaitCount(engine, RELAYED, relayedBefore + count);
    if (Instant.now().isAfter(due)) {
      throw new IllegalStateException("starting took longer than " + secondsAhead + " s");
    }
    Engines.awaitCount(
        engine, "select count(*) from attempt where business_at >= '" + due + "'", count);
    return Burst.of(postedSince(engine, due, count), due.toEpochMilli());
  }

  /** When each message reached the provider. */
  private static List<Long> postedSince(Engine engine, Instant due, int count) throws Exception {
    while (true) {
      List<Long> posted = new ArrayList<>();
      Engines.simulator(engine, "GET", "/sim/messages", "")
          .forEach(
              message ->
                  posted.add(Instant.parse(message.get("postedAt").asText()).toEpochMilli()));
      posted.removeIf(at -> at < due.toEpochMilli());
      if (posted.size() >= count) {
        return posted;
      }
      Thread.sleep(500);
    }
  }

  private static Burst bare(Engine engine, String name, int count, int secondsAhead)
      throws Exception {
    WorkflowClient client = Engines.client(engine);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker("bare");
    BareTouch.NotingTimes noting = new BareTouch.NotingTimes();
    worker.registerWorkflowImplementationTypes(BareTouch.TimerThenActivityRun.class);
    worker.registerActivitiesImplementations(noting);
    factory.start();
    long dueAt = System.currentTimeMillis() + secondsAhead * 1_000L;
    Engines.inParallel(
        16,
        count,
        i -> {
          BareTouch.TimerThenActivity run =
              client.newWorkflowStub(
                  BareTouch.TimerThenActivity.class,
                  WorkflowOptions.newBuilder()
                      .setTaskQueue("bare")
                      .setWorkflowId("bare-" + name + "-" + i)
                      .build());
          WorkflowClient.start(run::run, dueAt);
        });
    while (noting.millis.size() < count) {
      Thread.sleep(100);
    }
    factory.shutdownNow();
    return Burst.of(noting.millis, dueAt);
  }
}
