package io.followup.bench;

import io.followup.sandbox.Engine;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Rows of an export feed that come into the inbox per second, read over HTTP page by page, against
 * bare single-row inserts of as many bytes by 32 connections into a table of the same shape. No
 * relay runs meanwhile, so that reading is measured and not what comes of it; the time from the
 * first page's storing to the last one's counts.
 */
final class FeedsBench {
  /** Below the 5,000 waiting deliveries at which feeds wait for the relay. */
  private static final int ROWS = 4_500;

  private static final int THREADS = 8;
  private static final int PAGE = 250;

  private FeedsBench() {}

  static Report run(OptionalInt size) throws Exception {
    int rows = size.orElse(ROWS);
    try (Engine engine =
        Engine.start(
            Engine.Settings.defaults()
                .withoutWorker()
                .with("FOLLOWUP_RELAY_ENABLED", "false")
                .with("FOLLOWUP_TENANTS_ACME_FEEDS_READ", "estimates"))) {
      Engines.simulator(engine, "PUT", "/sim/faults", "{\"exports\":{\"page\":" + PAGE + "}}");
      Instant now = Instant.now();
      Engines.inParallel(THREADS, rows, number -> Engines.silentEstimate(engine, number, now));
      double bare = IntakeBench.bareInserts(engine, rows);
      engine.startWorker();
      Engines.awaitCount(engine, "select count(*) from delivery", rows);
      double seconds =
          Engines.number(
              engine,
              "select extract(epoch from max(received_at) - min(received_at)) from delivery");
      double counted =
          Engines.number(
              engine,
              "select count(*) from delivery where received_at > (select min(received_at) from"
                  + " delivery)");
      return new Report("feeds", rows + " estimates in pages of " + PAGE)
          .row("rows stored", bare, counted / seconds, "1/s")
          .atLeast("rows per second", counted / seconds, 500);
    }
  }
}
