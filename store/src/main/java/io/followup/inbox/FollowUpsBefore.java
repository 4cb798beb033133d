package io.followup.inbox;

import io.followup.backfill.Backfill;
import io.followup.subject.CustomerId;
import io.followup.subject.SubjectKind;
import io.followup.tenant.TenantId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which objects and households are followed up already, or were. */
public final class FollowUpsBefore {
  private final JdbcTemplate jdbc;
  private final FollowUps followUps;

  public FollowUpsBefore(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.followUps = new FollowUps(dataSource);
  }

  /** Those of these runs that there are, or were. */
  public Set<String> among(Collection<String> workflowIds) {
    return new HashSet<>(
        jdbc.queryForList(
            "select workflow_id from follow_up where workflow_id = any (?)",
            String.class,
            (Object) workflowIds.toArray(String[]::new)));
  }

  /**
   * Whether a run of this kind of the customer's household is open, or on its way by a backfill.
   */
  public boolean ofHousehold(TenantId tenant, SubjectKind kind, CustomerId customer) {
    String prefix = kind.prefix() + "/";
    return followUps.openOfHousehold(tenant, customer).stream()
            .anyMatch(run -> run.startsWith(prefix))
        || isOnItsWay(tenant, prefix, customer);
  }

  private boolean isOnItsWay(TenantId tenant, String prefix, CustomerId customer) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (
              select from delivery
              where state = 'NEW' and source = ? and tenant = ? and customer = ? and starts_with(subject, ?))
            """,
            Boolean.class,
            Backfill.SOURCE,
            tenant.value(),
            customer.value(),
            prefix));
  }
}
