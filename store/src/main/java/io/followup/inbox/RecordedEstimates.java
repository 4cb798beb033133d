package io.followup.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.dryrun.Recorded;
import io.followup.fact.EstimateFact;
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

/** The estimates that the inbox tells of, by the run that they belong to. */
public final class RecordedEstimates {
  private static final TypeReference<List<EstimateFact>> FACTS = new TypeReference<>() {};
  private static final ObjectMapper JSON = Payloads.mapper();

  private static final String NEWEST =
      """
      with opening as (
        select d.id, d.subject from delivery d
        where d.tenant = ? and d.fact = 'EstimateOpened' and d.subject is not null
          and d.received_at >= ? and d.received_at < ?
          and not exists (
            select from delivery e
            where e.subject = d.subject and e.id < d.id and e.fact = 'EstimateOpened')
        order by d.id desc limit ?
      )
      select d.subject, d.facts from opening o join delivery d on d.subject = o.subject
      where d.fact in ('EstimateOpened', 'EstimateSold', 'EstimateDismissed')
      order by o.id, d.id
      """;

  private final JdbcTemplate jdbc;

  public RecordedEstimates(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Those whose first open estimate was received in the window, with all that was recorded since.
   *
   * @param from first instant of the window, by the wall clock
   * @param to first instant after it
   * @return the newest ones, oldest first
   */
  public List<Recorded> newest(TenantId tenant, Instant from, Instant to, int most) {
    Map<String, List<EstimateFact>> facts = new LinkedHashMap<>();
    jdbc.query(
        NEWEST,
        row -> {
          facts
              .computeIfAbsent(row.getString("subject"), subject -> new ArrayList<>())
              .addAll(facts(row.getString("facts")));
        },
        tenant.value(),
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC),
        most);
    return facts.entrySet().stream()
        .map(entry -> new Recorded(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<EstimateFact> facts(String json) {
    try {
      return JSON.readValue(json, FACTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored facts are not readable", impossible);
    }
  }
}
