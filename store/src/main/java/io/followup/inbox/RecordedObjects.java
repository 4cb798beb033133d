package io.followup.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.dryrun.Recorded;
import io.followup.enrolling.Triggers;
import io.followup.fact.Fact;
import io.followup.fact.SubjectFact;
import io.followup.subject.SubjectKind;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The objects that the inbox tells of, by the run that they belong to. */
public final class RecordedObjects {
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final ObjectMapper JSON = Payloads.mapper();

  private static final String NEWEST =
      """
      with opening as (
        select d.id, d.subject from delivery d
        where d.tenant = ? and d.fact = any (?) and d.subject is not null
          and d.received_at >= ? and d.received_at < ?
          and not exists (
            select from delivery e
            where e.subject = d.subject and e.id < d.id and e.fact = any (?))
        order by d.id desc limit ?
      )
      select d.subject, d.facts from opening o join delivery d on d.subject = o.subject
      where d.facts is not null
      order by o.id, d.id
      """;

  private final JdbcTemplate jdbc;

  public RecordedObjects(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Those of a kind of which something that may start a run was first received in the window, with
   * all that was recorded since.
   *
   * @param from first instant of the window, by the wall clock
   * @param to first instant after it
   * @return the newest ones, oldest first
   */
  public List<Recorded> newest(
      TenantId tenant, SubjectKind kind, Instant from, Instant to, int most) {
    String[] openings = Triggers.factsOf(kind).toArray(String[]::new);
    Map<String, List<SubjectFact>> facts = new LinkedHashMap<>();
    jdbc.query(
        NEWEST,
        row -> {
          facts
              .computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
              .addAll(facts(row.getString("facts")));
        },
        tenant.value(),
        openings,
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC),
        openings,
        most);
    return facts.entrySet().stream()
        .map(entry -> new Recorded(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<SubjectFact> facts(String json) {
    try {
      return JSON.readValue(json, FACTS).stream()
          .filter(SubjectFact.class::isInstance)
          .map(SubjectFact.class::cast)
          .toList();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored facts are not readable", impossible);
    }
  }
}
