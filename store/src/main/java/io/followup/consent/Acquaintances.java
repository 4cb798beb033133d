package io.followup.consent;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.traffic.Households;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whose numbers and mailboxes are known before anything was sent there: of sessions, bookings and
 * calls that left one. Nothing is locked; sends lock the household themselves.
 */
public final class Acquaintances {
  private static final String ADD =
      """
      insert into contact_point (tenant, kind, value)
      select ?, w.kind, w.value from unnest(?::text[], ?::text[]) as w (kind, value)
      order by w.kind, w.value
      on conflict do nothing
      """;

  // A person who said that the number is not this customer's is not linked again.
  private static final String LINK =
      """
      insert into contact_customer (contact_point, customer)
      select p.id, c.customer
      from contact_point p, (select ?::text as customer) as c
      where p.tenant = ? and (p.kind, p.value) in (select * from unnest(?::text[], ?::text[]))
        and not exists (
          select from hold h
          where h.contact_point = p.id and h.customer = c.customer and h.kind = 'wrong-party'
            and h.released_at is null)
      on conflict do nothing
      """;

  private static final String MERGE =
      """
      insert into contact_customer (contact_point, customer)
      select p.id, ? from contact_customer l join contact_point p on p.id = l.contact_point
      where p.tenant = ? and l.customer = ?
      on conflict do nothing
      """;

  private static final String SHARING =
      """
      select distinct theirs.customer
      from contact_customer mine
      join contact_point p on p.id = mine.contact_point and p.tenant = ?
      join contact_customer theirs on theirs.contact_point = mine.contact_point
      where mine.customer = ? and theirs.customer <> mine.customer
      order by 1
      """;

  private static final String MISSED_CALL =
      """
      select exists (
        select from follow_up f join delivery d on d.subject = f.workflow_id
        where f.tenant = ? and f.customer = any (?) and f.workflow_id like 'call/%'
          and f.workflow_id <> ? and d.fact = 'CallMissed'
          and d.modified_on >= ? and d.modified_on < ?)
      """;

  private final JdbcTemplate jdbc;

  public Acquaintances(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Remembers that the customer can be reached there. */
  public void learn(TenantId tenant, CustomerId customer, Collection<Households.Told> places) {
    List<Households.Told> distinct = places.stream().distinct().toList();
    String[] kinds = distinct.stream().map(one -> one.kind().code()).toArray(String[]::new);
    String[] values = distinct.stream().map(Households.Told::value).toArray(String[]::new);
    jdbc.update(ADD, tenant.value(), kinds, values);
    jdbc.update(LINK, customer.value(), tenant.value(), kinds, values);
  }

  /** Remembers that what is one customer's is the other's, too. */
  public void merge(TenantId tenant, CustomerId customer, CustomerId into) {
    jdbc.update(MERGE, into.value(), tenant.value(), customer.value());
  }

  /** The others who share a number or mailbox with this customer. */
  public List<CustomerId> sharing(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        SHARING, (row, n) -> new CustomerId(row.getString(1)), tenant.value(), customer.value());
  }

  /**
   * Whether a missed call of one of these customers is followed up already.
   *
   * @param except run of the call that is asked about
   * @param from time of the call, business; {@code until} does not belong to it
   */
  public boolean missedCall(
      TenantId tenant,
      Collection<CustomerId> customers,
      String except,
      Instant from,
      Instant until) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            MISSED_CALL,
            Boolean.class,
            tenant.value(),
            customers.stream().map(CustomerId::value).toArray(String[]::new),
            except,
            from.atOffset(ZoneOffset.UTC),
            until.atOffset(ZoneOffset.UTC)));
  }
}
