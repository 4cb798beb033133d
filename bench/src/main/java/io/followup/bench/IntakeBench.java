package io.followup.bench;

import io.followup.sandbox.Engine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Webhooks durably accepted per second, against bare single-row inserts of the same bytes into a
 * table of the same shape in the same PostgreSQL, over the same number of connections. Temporal is
 * stopped meanwhile, so that intake is measured and not the relay.
 */
final class IntakeBench {
  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 60_000;
  private static final int PER_ROUND = 10_000;

  private IntakeBench() {}

  static Report run() throws Exception {
    try (Engine engine = Engine.start(Engine.Settings.defaults().withoutWorker())) {
      engine.stopTemporal();
      createBaselineTable(engine);
      Webhook.Target target = Engines.target(engine);
      HttpLoad.post(target, requests(target, WARM_UP), CONNECTIONS);
      inserts(engine, WARM_UP);
      List<Double> bare = new ArrayList<>();
      List<HttpLoad.Result> accepted = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        bare.add(inserts(engine, PER_ROUND));
        List<byte[]> requests = requests(target, PER_ROUND);
        accepted.add(HttpLoad.post(target, requests, CONNECTIONS));
      }
      verifyAllStored(engine, WARM_UP + ROUNDS * PER_ROUND);
      double baseline = Engines.median(bare);
      double ours = Engines.median(accepted.stream().map(HttpLoad.Result::perSecond).toList());
      int refused = accepted.stream().mapToInt(HttpLoad.Result::refused).sum();
      return new Report(
              "intake",
              CONNECTIONS + " connections, " + PER_ROUND + " a round, median of " + ROUNDS)
          .row("durably stored", baseline, ours, "1/s")
          .row("p50", Engines.median(accepted.stream().map(r -> r.lags().p50()).toList()), "ms")
          .row("p99", Engines.median(accepted.stream().map(r -> r.lags().p99()).toList()), "ms")
          .row("not answered 200", refused, "count")
          .atLeast("engine ÷ bare inserts", ours / baseline, 0.7)
          .atLeast("accepted per second", ours, 1_500);
    }
  }

  private static List<byte[]> requests(Webhook.Target target, int count) {
    String unique = Webhook.unique();
    List<byte[]> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(
          new Webhook("estimate.created", unique + "-" + i, i, i, i, Instant.now())
              .request(target));
    }
    return requests;
  }

  /** Bare inserts a second, into a table made for them. */
  static double bareInserts(Engine engine, int count) throws Exception {
    createBaselineTable(engine);
    return inserts(engine, count);
  }

  private static void createBaselineTable(Engine engine) throws SQLException {
    try (Connection connection = DriverManager.getConnection(engine.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("create table bare_insert (like delivery including all)");
    }
  }

  private static double inserts(Engine engine, int count) throws Exception {
    byte[] body =
        Webhook.created(1, Instant.now()).body(1).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String unique = Webhook.unique();
    AtomicInteger left = new AtomicInteger(count);
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(DriverManager.getConnection(engine.jdbcUrl()));
    }
    long began = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> running = new ArrayList<>();
      for (Connection connection : connections) {
        running.add(clients.submit(() -> insertUntilNone(connection, left, unique, body)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    for (Connection connection : connections) {
      connection.close();
    }
    return count / seconds;
  }

  private static Void insertUntilNone(
      Connection connection, AtomicInteger left, String unique, byte[] body) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into bare_insert (tenant, source, event, dedup_key, headers, body, subject,"
                + " customer) values ('acme', 'servicetitan', 'estimate.created', ?,"
                + " '{\"Content-Type\":\"application/json\"}'::jsonb, ?, ?, '1')")) {
      for (int i = left.decrementAndGet(); i >= 0; i = left.decrementAndGet()) {
        insert.setString(1, unique + "-" + i);
        insert.setBytes(2, body);
        insert.setString(3, "estimate/acme/job-" + i);
        insert.executeUpdate();
      }
    }
    return null;
  }

  private static void verifyAllStored(Engine engine, int expected) throws SQLException {
    long stored = (long) Engines.number(engine, "select count(*) from delivery");
    if (stored != expected) {
      throw new IllegalStateException(
          "answered 200 to " + expected + " webhooks but stored " + stored);
    }
  }
}
