package io.followup.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.followup.mail.OfficeMail;
import io.followup.reconciliation.Compared;
import io.followup.reconciliation.Comparing;
import io.followup.reconciliation.ComparingObjects;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.ObjectKind;
import io.followup.reconciliation.ObjectLists;
import io.followup.reconciliation.Part;
import io.followup.reconciliation.Reports;
import io.followup.reconciliation.Stage;
import io.followup.reconciliation.TellingOfReports;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateSubject;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import io.temporal.testing.TestActivityEnvironment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares 100,000 estimates, of which the inbox has heard all but one in a hundred, with the
 * record in PostgreSQL, and then the runs of those that are open, one in ten; the lists come from
 * memory, so that only our side is measured. Against reading the same pages without comparing them.
 * {@code bench/run} gives it a heap of 512 MiB and no more.
 */
final class ReconciliationBench {
  private static final int OBJECTS = 100_000;
  private static final int PAGE = 200;
  private static final int UNHEARD = 100;
  private static final int OPEN = 10;
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant CHANGED = Instant.parse("2026-11-20T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReconciliationBench() {}

  static Report run(OptionalInt size) throws Exception {
    int objects = size.orElse(OBJECTS);
    TestActivityEnvironment activities = TestActivityEnvironment.newInstance();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        HikariDataSource database = pooled(postgres)) {
      Flyway.configure().dataSource(database).load().migrate();
      hear(database, objects);
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
      double bare = bare(objects);
      activities.registerActivitiesImplementations(
          new ComparingObjects(
              tenant -> new Lists(objects),
              Set::copyOf,
              new TellingOfReports(
                  new Tenants(Map.of(ACME.value(), PlannerBench.acme())),
                  new OfficeMail(Optional.empty()),
                  database),
              database,
              new TransactionTemplate(new DataSourceTransactionManager(database)),
              Clock.systemUTC()));
      double ours = compare(activities.newActivityStub(Comparing.class), database, objects);
      return new Report("reconciliation", "comparing " + objects + " objects with the record")
          .row("objects", objects / bare, objects / ours, "1/s")
          .row("all of them", bare, ours, "s")
          .row("peak of the heap", peak() / 1024.0 / 1024.0, "MiB")
          .atMost("heap allowed in MiB", Runtime.getRuntime().maxMemory() / 1024.0 / 1024.0, 512);
    } finally {
      activities.close();
    }
  }

  /** As the worker has them: opening a connection for each question would be most of the time. */
  private static HikariDataSource pooled(EmbeddedPostgres postgres) {
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(postgres.getPostgresDatabase());
    pool.setMaximumPoolSize(4);
    return new HikariDataSource(pool);
  }

  /** What webhooks told before. */
  private static void hear(DataSource database, int objects) {
    new JdbcTemplate(database)
        .update(
            """
            insert into delivery (tenant, source, event, dedup_key, headers, body, subject, state, resource, fact, modified_on,
              done_at)
            select 'acme', 'servicetitan', 'estimate.updated', 'd' || n, '{}', '', 'estimate/acme/job-' || n, 'RELAYED', n::text,
              case when n % ? = 0 then 'EstimateOpened' else 'EstimateSold' end, ?::timestamptz, now() - interval '1 day'
            from generate_series(1, ?) as n where n % ? <> 1
            """,
            OPEN, CHANGED.toString(), objects, UNHEARD);
    new JdbcTemplate(database)
        .update(
            """
            insert into follow_up (workflow_id, tenant, customer, sequence, started_at)
            select 'estimate/acme/job-' || n, 'acme', n::text, 'unsold-estimate@1', now() - interval '1 day'
            from generate_series(1, ?) as n where n % ? = 0
            """,
            objects, OPEN);
    new JdbcTemplate(database).execute("analyze");
  }

  private static double bare(int objects) {
    Lists lists = new Lists(objects);
    long started = System.nanoTime();
    int seen = 0;
    for (int page = 1; seen < objects; page++) {
      Optional<String> from = Optional.of(Integer.toString(page));
      seen += lists.changed(ObjectKind.ESTIMATE, CHANGED, from).rows().size();
    }
    return seconds(started);
  }

  private static double compare(Comparing comparing, DataSource database, int objects) {
    long report =
        new Reports(database)
            .open(
                ACME,
                "reconciliation/acme",
                "bench",
                "the benchmark",
                CHANGED,
                List.of(Stage.ESTIMATES, Stage.RUNS))
            .orElseThrow()
            .report();
    long started = System.nanoTime();
    int repairs =
        compare(comparing, report, Stage.ESTIMATES) + compare(comparing, report, Stage.RUNS);
    if (repairs != objects / UNHEARD) {
      throw new IllegalStateException(repairs + " objects were told again");
    }
    return seconds(started);
  }

  private static int compare(Comparing comparing, long report, Stage stage) {
    int repairs = 0;
    Optional<String> cursor = Optional.empty();
    do {
      Compared part = comparing.compare(new Part(ACME, report, CHANGED, stage, cursor));
      cursor = part.cursor();
      repairs += part.repairs();
    } while (cursor.isPresent());
    return repairs;
  }

  private static double seconds(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** Estimates, made when they are asked for. */
  private static final class Lists implements ObjectLists {
    private final int objects;

    Lists(int objects) {
      this.objects = objects;
    }

    @Override
    public Page<FoundObject> changed(ObjectKind kind, Instant since, Optional<String> from) {
      int page = from.map(Integer::parseInt).orElse(1);
      List<FoundObject> rows = new ArrayList<>(PAGE);
      int last = Math.min(objects, page * PAGE);
      for (int number = (page - 1) * PAGE + 1; number <= last; number++) {
        rows.add(estimate(number));
      }
      return new Page<>(
          rows, last < objects ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
    }

    private static FoundObject estimate(int number) {
      String id = Integer.toString(number);
      ObjectNode row = JSON.createObjectNode();
      row.put("id", number).put("jobId", number).put("customerId", number);
      row.put("modifiedOn", CHANGED.toString()).put("summary", "x".repeat(400));
      return new FoundObject(
          ObjectKind.ESTIMATE,
          id,
          new EstimateSubject(ACME, EstimateSubject.Scope.JOB, id),
          Optional.of(new CustomerId(id)),
          CHANGED,
          number % OPEN == 0 ? FoundObject.State.OPEN : FoundObject.State.WON,
          Optional.empty(),
          Optional.empty(),
          row);
    }

    @Override
    public List<FoundObject> withIds(ObjectKind kind, Collection<String> ids) {
      return ids.stream().map(Integer::valueOf).map(Lists::estimate).toList();
    }

    @Override
    public Page<Twins> filedTwice(Instant since, Optional<String> from) {
      return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public boolean isThere(String kind, String id) {
      return true;
    }

    @Override
    public byte[] asDelivered(FoundObject object, String event, String id) {
      return object.shown().toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
