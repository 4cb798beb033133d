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
import io.followup.subject.JobSubject;
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
 * Compares 100,000 objects, of which the inbox has heard all but one in a hundred, with the record
 * in PostgreSQL; the lists come from memory, so that only our side is measured. Against reading the
 * same pages without comparing them. The heap must stay below 512 MiB.
 */
final class ReconciliationBench {
  private static final int OBJECTS = 100_000;
  private static final int PAGE = 200;
  private static final int UNHEARD = 100;
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
              ids -> Set.of(),
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
          .atMost("peak of the heap in MiB", peak() / 1024.0 / 1024.0, 512);
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
            select 'acme', 'servicetitan', 'job.completed', 'd' || n, '{}', '', 'job/acme/' || n, 'NOTHING', n::text,
              'JobCompleted', ?::timestamptz, now()
            from generate_series(1, ?) as n where n % ? <> 0
            """,
            CHANGED.toString(), objects, UNHEARD);
    new JdbcTemplate(database).execute("analyze delivery");
  }

  private static double bare(int objects) {
    Lists lists = new Lists(objects);
    long started = System.nanoTime();
    int seen = 0;
    for (int page = 1; seen < objects; page++) {
      seen += lists.changed(ObjectKind.JOB, CHANGED, page).rows().size();
    }
    return seconds(started);
  }

  private static double compare(Comparing comparing, DataSource database, int objects) {
    long report =
        new Reports(database)
            .open(ACME, "reconciliation/acme", "bench", "the benchmark", CHANGED)
            .orElseThrow()
            .report();
    long started = System.nanoTime();
    Optional<String> cursor = Optional.empty();
    int repairs = 0;
    do {
      Compared part = comparing.compare(new Part(ACME, report, CHANGED, Stage.JOBS, cursor));
      cursor = part.cursor();
      repairs += part.repairs();
    } while (cursor.isPresent());
    if (repairs != objects / UNHEARD) {
      throw new IllegalStateException(repairs + " objects were told again");
    }
    return seconds(started);
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

  /** Completed jobs, made when they are asked for. */
  private static final class Lists implements ObjectLists {
    private final int objects;

    Lists(int objects) {
      this.objects = objects;
    }

    @Override
    public Page<FoundObject> changed(ObjectKind kind, Instant since, int page) {
      List<FoundObject> rows = new ArrayList<>(PAGE);
      int last = Math.min(objects, page * PAGE);
      for (int number = (page - 1) * PAGE + 1; number <= last; number++) {
        rows.add(job(number));
      }
      return new Page<>(rows, last < objects);
    }

    private static FoundObject job(int number) {
      String id = Integer.toString(number);
      ObjectNode row = JSON.createObjectNode();
      row.put("id", number).put("jobStatus", "Completed").put("customerId", number);
      row.put("modifiedOn", CHANGED.toString()).put("summary", "x".repeat(400));
      return new FoundObject(
          ObjectKind.JOB,
          id,
          new JobSubject(ACME, id),
          Optional.of(new CustomerId(id)),
          CHANGED,
          FoundObject.State.WON,
          Optional.empty(),
          Optional.empty(),
          row);
    }

    @Override
    public List<FoundObject> withIds(ObjectKind kind, Collection<String> ids) {
      return List.of();
    }

    @Override
    public Page<Twins> filedTwice(Instant since, int page) {
      return new Page<>(List.of(), false);
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
