package io.followup.reading;

import io.followup.roundtrip.Question;
import io.followup.sequence.RecentObjects;
import io.followup.sequence.Sequence.Trigger;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which fields of the objects that were read for messages had a value, so that authors of sequences
 * hear of those that are often empty. Holds names of fields only, never a value.
 */
public final class FieldsOfReadings {
  // Nothing is written when nothing new was looked for.
  private static final String NOTE =
      """
      with noted as (
        insert into field_reading as known (workflow_id, trigger, tenant, asked, filled)
        select told.workflow_id, told.trigger, told.tenant, told.asked, told.filled
        from (select ?::text, ?::text, ?::text, ?::text[], ?::text[])
          as told (workflow_id, trigger, tenant, asked, filled)
        where not exists (
          select from field_reading before
          where before.workflow_id = told.workflow_id and before.trigger = told.trigger
            and before.asked @> told.asked)
        on conflict (workflow_id, trigger) do update set
          filled = array(select unnest(excluded.filled)
                         union
                         (select unnest(known.filled) except select unnest(excluded.asked))),
          asked = array(select unnest(known.asked) union select unnest(excluded.asked))
        returning 1
      )
      select count(*) from noted
      """;

  private static final String RECENT =
      """
      select field, count(*) as read, count(*) filter (where not field = any (recent.filled)) as empty
      from (
        select asked, filled from field_reading
        where tenant = ? and trigger = ?
        order by read_at desc limit ?
      ) recent, unnest(recent.asked) as field
      group by field
      """;

  /** So many of the newest objects tell how the next ones will be. */
  private static final int RECENT_OBJECTS = 200;

  private final JdbcTemplate jdbc;

  public FieldsOfReadings(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Notes what was found at one object when it is asked, together with others.
   *
   * @param workflowId of its run
   * @param asked fields that were looked for
   * @param filled those of them that had a value
   */
  public static Question<Boolean> noting(
      TenantId tenant,
      Trigger trigger,
      String workflowId,
      Collection<String> asked,
      Collection<String> filled) {
    return Question.of(
        NOTE,
        ResultSet::next,
        workflowId,
        trigger.written(),
        tenant.value(),
        asked.toArray(String[]::new),
        filled.toArray(String[]::new));
  }

  /** How often fields of the tenant's newest objects were empty; each trigger is read once. */
  public RecentObjects recent(TenantId tenant) {
    Map<Trigger, Map<String, RecentObjects.Tally>> read = new HashMap<>();
    return trigger -> read.computeIfAbsent(trigger, asked -> tallies(tenant, asked));
  }

  private Map<String, RecentObjects.Tally> tallies(TenantId tenant, Trigger trigger) {
    Map<String, RecentObjects.Tally> tallies = new HashMap<>();
    jdbc.query(
        RECENT,
        row -> {
          tallies.put(
              row.getString("field"),
              new RecentObjects.Tally(row.getInt("read"), row.getInt("empty")));
        },
        tenant.value(),
        trigger.written(),
        RECENT_OBJECTS);
    return tallies;
  }
}
