package io.followup.area;

import io.followup.tenant.TenantId;
import java.sql.Array;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leads that live outside the service area, by campaign: money that brings nobody. */
public final class LeadsOutside {
  private final JdbcTemplate jdbc;

  /**
   * How many leads of a campaign live outside.
   *
   * @param campaign its id in the dispatch system, else where the leads came from
   * @param zips the most frequent first, at most 20
   */
  public record OfCampaign(String campaign, long leads, List<String> zips) {}

  public LeadsOutside(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Told again it stays one lead. */
  public void note(TenantId tenant, String workflowId, String campaign, String zip) {
    jdbc.update(
        "insert into lead_outside (workflow_id, tenant, campaign, zip) values (?, ?, ?, ?) on"
            + " conflict do nothing",
        workflowId,
        tenant.value(),
        campaign,
        zip);
  }

  /** The campaign with most of them first. */
  public List<OfCampaign> byCampaign(TenantId tenant, Instant from, Instant until) {
    return jdbc.query(
        """
        select campaign, sum(leads), (array_agg(zip order by leads desc, zip))[1:20]
        from (select campaign, zip, count(*) as leads from lead_outside
              where tenant = ? and found_at >= ? and found_at < ? group by campaign, zip) by_zip
        group by campaign order by 2 desc, 1
        """,
        (row, n) -> {
          Array zips = row.getArray(3);
          return new OfCampaign(
              row.getString(1), row.getLong(2), List.of((String[]) zips.getArray()));
        },
        tenant.value(),
        from.atOffset(ZoneOffset.UTC),
        until.atOffset(ZoneOffset.UTC));
  }
}
