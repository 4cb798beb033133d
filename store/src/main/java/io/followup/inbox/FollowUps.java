package io.followup.inbox;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs that the relay started: who must hear of an answer or an opt-out. */
public final class FollowUps {
  private final JdbcTemplate jdbc;

  /**
   * @param sequence label, for example {@code unsold-estimate@1}
   */
  public record FollowUpRow(
      String workflowId, TenantId tenant, CustomerId customer, String sequence) {}

  public FollowUps(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Noted before a run is started, so that nobody who must be told is missed. */
  public void note(List<FollowUpRow> rows) {
    jdbc.update(
        """
        insert into follow_up (workflow_id, tenant, customer, sequence)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
        on conflict (workflow_id) do nothing
        """,
        statement -> {
          var connection = statement.getConnection();
          statement.setArray(1, connection.createArrayOf("text", texts(rows, 1)));
          statement.setArray(2, connection.createArrayOf("text", texts(rows, 2)));
          statement.setArray(3, connection.createArrayOf("text", texts(rows, 3)));
          statement.setArray(4, connection.createArrayOf("text", texts(rows, 4)));
        });
  }

  /** Runs of a customer that are not known to have ended. */
  public List<String> openOf(TenantId tenant, CustomerId customer) {
    return jdbc.queryForList(
        """
        select workflow_id from follow_up
        where tenant = ? and customer = ? and ended_at is null order by started_at
        """,
        String.class,
        tenant.value(),
        customer.value());
  }

  /**
   * The same, and those of everybody of the customer's household: by number, mailbox or identity.
   */
  public List<String> openOfHousehold(TenantId tenant, CustomerId customer) {
    return jdbc.queryForList(
        """
        select workflow_id from follow_up
        where tenant = ? and ended_at is null and customer in (
          select ?
          union
          select other.customer
          from contact_customer mine
          join contact_point p on p.id = mine.contact_point and p.tenant = ?
          join contact_customer other on other.contact_point = mine.contact_point
          where mine.customer = ?
          union
          select h.member from same_household h where h.tenant = ? and h.customer = ?)
        order by started_at
        """,
        String.class,
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value());
  }

  /**
   * The job that a customer was last in conversation about.
   *
   * @param delivery what the customer said, where it is known: the runs that it reached come first,
   *     ended ones, too
   */
  public Optional<String> jobOf(TenantId tenant, CustomerId customer, Optional<Long> delivery) {
    return jdbc
        .queryForList(
            """
            select f.workflow_id from follow_up f
            where f.tenant = ? and f.customer = ?
              and (f.workflow_id like 'estimate/%/job-%' or f.workflow_id like 'job/%')
              and (f.ended_at is null or f.workflow_id = any (
                select unnest(d.runs) from delivery d where d.id = ?))
            order by f.workflow_id = any (
                select unnest(d.runs) from delivery d where d.id = ?) desc, f.started_at desc
            limit 1
            """,
            String.class,
            tenant.value(),
            customer.value(),
            delivery.orElse(0L),
            delivery.orElse(0L))
        .stream()
        .map(run -> run.substring(run.lastIndexOf('/') + 1).replaceFirst("^job-", ""))
        .findFirst();
  }

  /** These runs were reached: they live, whatever was thought of them. */
  public void live(Collection<String> workflowIds) {
    change(
        "update follow_up set ended_at = null where workflow_id = any (?) and ended_at is not null",
        workflowIds);
  }

  /** These runs were found to have ended; they need not be told anything any more. */
  public void ended(Collection<String> workflowIds) {
    change(
        "update follow_up set ended_at = now() where workflow_id = any (?) and ended_at is null",
        workflowIds);
  }

  /** The run goes on by another version of its sequence. */
  public void moved(String workflowId, String sequence) {
    jdbc.update("update follow_up set sequence = ? where workflow_id = ?", sequence, workflowId);
  }

  private void change(String sql, Collection<String> workflowIds) {
    jdbc.update(
        sql,
        statement ->
            statement.setArray(
                1,
                statement
                    .getConnection()
                    .createArrayOf("text", workflowIds.toArray(String[]::new))));
  }

  private static String[] texts(List<FollowUpRow> rows, int column) {
    return rows.stream()
        .map(
            row ->
                switch (column) {
                  case 1 -> row.workflowId();
                  case 2 -> row.tenant().value();
                  case 3 -> row.customer().value();
                  default -> row.sequence();
                })
        .toArray(String[]::new);
  }
}
