package io.followup.marketing;

import io.followup.reading.Provenance;
import io.followup.subject.JobSubject;
import io.followup.subject.Subject;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What brought the customers of bookings, sessions and the jobs that became of them. Learned before
 * a run is told, so that a run that begins meanwhile finds it.
 */
public final class MarketingSources {
  private static final String BRING =
      """
      insert into marketing_source as known (object, tenant, campaign, name, modified_on)
      values (?, ?, ?, ?, ?)
      on conflict (object) do update set
        campaign = coalesce(excluded.campaign, known.campaign),
        name = coalesce(excluded.name, known.name),
        modified_on = excluded.modified_on
      where excluded.modified_on >= known.modified_on
        and (coalesce(excluded.campaign, known.campaign), coalesce(excluded.name, known.name))
          is distinct from (known.campaign, known.name)
      """;

  private static final String CAME_OF =
      "insert into came_of (object, origin, tenant) values (?, ?, ?) on conflict do nothing";

  // A job was a booking, which was a session, which had an earlier one.
  private static final String JOBS =
      """
      with recursive made (object, steps) as (
        select ?::text, 0
        union
        select c.object, made.steps + 1
        from came_of c join made on c.origin = made.object and c.tenant = ?
        where made.steps < 4)
      select distinct object from made where object like 'job/%' order by object
      """;

  private static final String ORIGINS =
      """
      with recursive before (object, steps) as (
        select ?::text, 0
        union
        select c.origin, before.steps + 1
        from came_of c join before on c.object = before.object and c.tenant = ?
        where before.steps < 4)
      select before.object, steps, s.campaign, s.name, s.modified_on
      from (select object, min(steps) as steps from before group by object) before
      left join marketing_source s on s.object = before.object and s.tenant = ?
      order by steps, before.object
      """;

  private final JdbcTemplate jdbc;

  private record Row(
      String object, int steps, MarketingSource source, Optional<Instant> modifiedOn) {

    static Row read(ResultSet row) throws SQLException {
      OffsetDateTime modified = row.getObject("modified_on", OffsetDateTime.class);
      return new Row(
          row.getString("object"),
          row.getInt("steps"),
          new MarketingSource(
              Optional.ofNullable(row.getString("campaign")),
              Optional.ofNullable(row.getString("name"))),
          Optional.ofNullable(modified).map(OffsetDateTime::toInstant));
    }
  }

  public MarketingSources(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Whether any of it was news. */
  public boolean learn(Collection<Provenance> told) {
    int changed = 0;
    for (Provenance one : told) {
      changed +=
          switch (one) {
            case Provenance.Brought brought -> bring(brought);
            case Provenance.CameOf came ->
                jdbc.update(
                    CAME_OF,
                    came.object().workflowId(),
                    came.origin().workflowId(),
                    came.object().tenant().value());
          };
    }
    return changed > 0;
  }

  private int bring(Provenance.Brought brought) {
    return jdbc.update(
        BRING,
        brought.object().workflowId(),
        brought.object().tenant().value(),
        brought.source().campaign().orElse(null),
        brought.source().name().orElse(null),
        brought.modifiedOn().atOffset(ZoneOffset.UTC));
  }

  /** The jobs that an object is or has become. */
  public List<JobSubject> jobsOf(Subject object) {
    TenantId tenant = object.tenant();
    return jdbc.queryForList(JOBS, String.class, object.workflowId(), tenant.value()).stream()
        .map(id -> new JobSubject(tenant, id.substring(id.lastIndexOf('/') + 1)))
        .toList();
  }

  /**
   * What brought the customer of a job: as its booking says, else the session, else the job itself.
   * Empty for a job that was neither before, and while none of them names a source.
   */
  public Optional<Attribution> of(JobSubject job) {
    String tenant = job.tenant().value();
    List<Row> rows =
        jdbc.query(ORIGINS, (row, n) -> Row.read(row), job.workflowId(), tenant, tenant);
    Optional<Row> origin = rows.stream().filter(row -> row.steps() > 0).findFirst();
    MarketingSource source =
        rows.stream()
            .sorted(
                Comparator.comparingInt(row -> row.steps() == 0 ? Integer.MAX_VALUE : row.steps()))
            .map(Row::source)
            .reduce(MarketingSource.unknown(), MarketingSource::filledBy);
    Optional<Instant> modified =
        rows.stream().flatMap(row -> row.modifiedOn().stream()).max(Comparator.naturalOrder());
    return origin
        .filter(row -> source.isKnown())
        .flatMap(row -> modified.map(on -> new Attribution(inWords(row.object()), source, on)));
  }

  /** {@code booking 62000123} for {@code booking/acme/62000123}. */
  private static String inWords(String workflowId) {
    String kind = workflowId.substring(0, workflowId.indexOf('/'));
    return kind.equals("session")
        ? "an online session"
        : kind + " " + workflowId.substring(workflowId.lastIndexOf('/') + 1);
  }
}
