package io.followup.intent;

import io.followup.tenant.TenantId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Numbers whose owners want no texts, as far as the dispatch system was not told yet. */
public final class OptOutsToTell {
  /** An older one that could not be told in all that time needs a person. */
  private static final String DUE =
      """
      select s.id, p.id, p.value
      from suppression s join contact_point p on p.id = s.contact_point
      where s.kind = 'OPT_OUT' and s.lifted_at is null and s.channel in ('sms', 'all')
        and s.created_at > now() - interval '7 days'
        and p.tenant = ? and p.kind = 'phone'
        and not exists (
          select from intent i
          where i.tenant = p.tenant and i.key = 'opt-out/' || p.id || '/' || s.id
            and (i.state = 'DONE' or i.told is not null and i.updated_at > now() - interval '1 hour'))
      order by s.id
      limit ?
      """;

  private static final String OURS =
      """
      select exists (
        select from intent i join contact_point p on p.tenant = i.tenant
        where p.tenant = ? and p.kind = 'phone' and p.value = ?
          and i.key ^@ ('opt-out/' || p.id || '/') and i.state = 'DONE' and i.origin = 'MADE')
      """;

  private final JdbcTemplate jdbc;

  public OptOutsToTell(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * @param number E.164; personal
   */
  public record Due(long suppression, long contactPoint, String number) {
    /** Of the one act that tells it. */
    public String key() {
      return "opt-out/" + contactPoint + "/" + suppression;
    }

    @Override
    public String toString() {
      return key();
    }
  }

  /** Oldest first; one that was refused comes again after an hour. */
  public List<Due> due(TenantId tenant, int most) {
    return jdbc.query(
        DUE,
        (row, n) -> new Due(row.getLong(1), row.getLong(2), row.getString(3)),
        tenant.value(),
        most);
  }

  /**
   * Whether it was this engine that told the dispatch system of the number: then this engine's own
   * record decides, because there is no way to take it back there.
   *
   * @param number E.164
   */
  public boolean told(TenantId tenant, String number) {
    return Boolean.TRUE.equals(jdbc.queryForObject(OURS, Boolean.class, tenant.value(), number));
  }
}
