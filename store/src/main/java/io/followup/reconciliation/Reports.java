package io.followup.reconciliation;

import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Comparisons and their findings. */
public final class Reports {
  /** Without a sign of life for so long the work on a report is over, whatever became of it. */
  private static final Duration LOST_AFTER = Duration.ofHours(9);

  private static final String COLUMNS =
      "id, tenant, workflow, asked, since, state, began_at, ended_at, objects, why";

  private final JdbcTemplate jdbc;

  public Reports(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  // Making one.

  /**
   * Begins a report; the same run gets the same one.
   *
   * @param run id of the run of the workflow that makes it
   * @param stages what is compared
   * @return empty when another one of the tenant is under way
   */
  public Optional<Opened> open(
      TenantId tenant,
      String workflow,
      String run,
      String asked,
      Instant since,
      List<Stage> stages) {
    jdbc.update(
        """
        update reconciliation set state = 'FAILED', ended_at = now(), why = 'It ended without a word.'
        where tenant = ? and state = 'RUNNING' and run <> ? and alive_at < now() - make_interval(secs => ?)
        """,
        tenant.value(),
        run,
        LOST_AFTER.toSeconds());
    jdbc.update(
        """
        insert into reconciliation (tenant, workflow, run, asked, since) values (?, ?, ?, ?, ?)
        on conflict do nothing
        """,
        tenant.value(),
        workflow,
        run,
        asked,
        since.atOffset(ZoneOffset.UTC));
    return jdbc
        .query(
            "select id, since from reconciliation where run = ?",
            (row, number) -> new Opened(row.getLong("id"), instant(row, "since"), stages),
            run)
        .stream()
        .findFirst();
  }

  /** When the newest one that came to its end began; what changed before was compared. */
  public Optional<Instant> lastCompleted(TenantId tenant) {
    return jdbc
        .query(
            """
            select began_at from reconciliation where tenant = ? and state = 'DONE' order by id desc limit 1
            """,
            (row, number) -> instant(row, "began_at"),
            tenant.value())
        .stream()
        .findFirst();
  }

  public void alive(long report) {
    jdbc.update("update reconciliation set alive_at = now() where id = ?", report);
  }

  public void found(long report, Finding.ForAPerson finding) {
    jdbc.update(
        """
        insert into reconciliation_finding (report, key, class, object, subject, state, sentence)
        values (?, ?, ?, ?, ?, 'PERSON', ?) on conflict (report, key) do nothing
        """,
        report,
        finding.key(),
        finding.kind().name(),
        finding.object(),
        finding.subject().orElse(null),
        finding.sentence());
  }

  public void repairing(long report, Finding.Repair repair) {
    jdbc.update(
        """
        insert into reconciliation_finding (report, key, class, object, subject, state, sentence, delivery)
        values (?, ?, 'MISSED_CHANGE', ?, ?, 'REPAIRING', ?, ?) on conflict (report, key) do nothing
        """,
        report,
        repair.key(),
        repair.object(),
        repair.subject().orElse(null),
        "The dispatch system tells of a change of " + repair.object() + " that no webhook told.",
        repair.delivery());
  }

  /**
   * Looks at what came of the repairs: those that changed nothing are no findings.
   *
   * @param stops names of the facts with which follow-ups end
   * @return how many wait still
   */
  public int settle(long report, Set<String> stops) {
    alive(report);
    String[] ends = stops.toArray(String[]::new);
    jdbc.update(SettleFindings.REPAIRED, ends, report);
    jdbc.update(SettleFindings.STUCK, report);
    jdbc.update(SettleFindings.WORTHLESS, report);
    return jdbc.queryForObject(
        "select count(*) from reconciliation_finding where report = ? and state = 'REPAIRING'",
        Integer.class,
        report);
  }

  /** What still waits is for a person to look at; {@code failure} tells why it is incomplete. */
  public void close(long report, int objects, Optional<String> failure) {
    jdbc.update(SettleFindings.NOT_RELAYED, report);
    jdbc.update(
        """
        update reconciliation set state = ?, ended_at = now(), objects = ?, why = ?
        where id = ? and state = 'RUNNING'
        """,
        failure.isPresent() ? "FAILED" : "DONE",
        objects,
        failure.orElse(null),
        report);
  }

  // Reading them.

  /**
   * Newest first.
   *
   * @param tenants whose may be seen; empty = every tenant's
   * @param before only numbers smaller than this
   */
  public List<Report> list(Optional<Set<TenantId>> tenants, Optional<Long> before, int limit) {
    String[] ids =
        tenants.map(all -> all.stream().map(TenantId::value).toArray(String[]::new)).orElse(null);
    return jdbc.query(
        "select "
            + COLUMNS
            + " from reconciliation where (?::text[] is null or tenant = any (?)) and id < ?"
            + " order by id desc limit ?",
        (row, number) -> report(row),
        ids,
        ids,
        before.orElse(Long.MAX_VALUE),
        limit);
  }

  public Optional<Report> find(long id) {
    return jdbc
        .query(
            "select " + COLUMNS + " from reconciliation where id = ?",
            (row, number) -> report(row),
            id)
        .stream()
        .findFirst();
  }

  /**
   * Findings of a report, in the order in which they were made.
   *
   * @param after only those after this one; 0 from the beginning
   */
  public List<Finding> findings(long report, long after, int limit) {
    return jdbc.query(
        """
        select id, class, object, subject, state, sentence, delivery, at from reconciliation_finding
        where report = ? and id > ? order by id limit ?
        """,
        (row, number) -> finding(row),
        report,
        after,
        limit);
  }

  private Report report(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Report(
        id,
        new TenantId(row.getString("tenant")),
        row.getString("workflow"),
        row.getString("asked"),
        instant(row, "since"),
        Report.State.valueOf(row.getString("state")),
        instant(row, "began_at"),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("objects"),
        Optional.ofNullable(row.getString("why")),
        counts(id, "REPAIRED"),
        counts(id, "PERSON"));
  }

  private Map<FindingClass, Integer> counts(long report, String state) {
    Map<FindingClass, Integer> counts = new EnumMap<>(FindingClass.class);
    jdbc.query(
        """
        select class, count(*) as found from reconciliation_finding where report = ? and state = ? group by class
        """,
        row -> {
          counts.put(FindingClass.valueOf(row.getString("class")), row.getInt("found"));
        },
        report,
        state);
    return counts;
  }

  private static Finding finding(ResultSet row) throws SQLException {
    long delivery = row.getLong("delivery");
    return new Finding(
        row.getLong("id"),
        FindingClass.valueOf(row.getString("class")),
        row.getString("object"),
        Optional.ofNullable(row.getString("subject")),
        Finding.State.valueOf(row.getString("state")),
        row.getString("sentence"),
        delivery == 0 ? OptionalLong.empty() : OptionalLong.of(delivery),
        instant(row, "at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Deliveries and findings in one statement each, however many there are. */
  private static final class SettleFindings {
    static final String REPAIRED =
        """
        update reconciliation_finding f set state = 'REPAIRED',
          class = case
            when exists (select from follow_up u where u.workflow_id = any (d.runs) and u.started_at >= r.began_at)
              then 'MISSED_START'
            when d.fact = any (?) then 'MISSED_STOP'
            when d.read_as in ('job.created', 'booking.created') then 'UNKNOWN_BOOKING'
            else 'MISSED_CHANGE' end,
          sentence = 'No webhook had told of ' || f.object || ' (' || coalesce(d.read_as, d.event) || '). Told again, the relay '
            || d.reason
        from delivery d, reconciliation r
        where f.report = ? and f.state = 'REPAIRING' and d.id = f.delivery and r.id = f.report and d.state = 'RELAYED'
        """;

    static final String STUCK =
        """
        update reconciliation_finding f set state = 'PERSON',
          sentence = 'No webhook had told of ' || f.object || ', and told again it came to nothing: look at delivery '
            || d.id || ' and replay it.'
        from delivery d
        where f.report = ? and f.state = 'REPAIRING' and d.id = f.delivery and d.state in ('PARKED', 'UNREADABLE')
        """;

    static final String WORTHLESS =
        """
        delete from reconciliation_finding f using delivery d
        where f.report = ? and f.state = 'REPAIRING' and d.id = f.delivery and d.state = 'NOTHING'
        """;

    static final String NOT_RELAYED =
        """
        update reconciliation_finding f set state = 'PERSON',
          sentence = 'No webhook had told of ' || f.object || '; delivery ' || f.delivery
            || ' tells of it and was not relayed in time: look whether the relay works.'
        where f.report = ? and f.state = 'REPAIRING'
        """;

    private SettleFindings() {}
  }
}
