package io.followup.traffic;

import io.followup.consent.ContactPoint;
import io.followup.roundtrip.Question;
import io.followup.roundtrip.RoundTrip;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Locks the numbers and mailboxes of a customer, always in the same order, so that of two runs that
 * reach one household at once the second sees what the first decided. Two customers that share a
 * number or mailbox share its lock.
 */
public final class Households {
  // New rows first, in the order of the locks: whoever adds the same ones waits here. What nobody
  // had before is surely this customer's.
  private static final String ADD =
      """
      with told as (
        select ?::text as tenant, w.kind, w.value from unnest(?::text[], ?::text[]) as w (kind, value)
      ), added as (
        insert into contact_point (tenant, kind, value)
        select t.tenant, t.kind, t.value from told t
        where not exists (
          select from contact_point p
          where p.tenant = t.tenant and p.kind = t.kind and p.value = t.value)
        order by t.kind, t.value
        on conflict do nothing
        returning id
      ), linked as (
        insert into contact_customer (contact_point, customer) select id, ? from added returning 1
      )
      select count(*) from linked
      """;

  private static final String LOCK =
      """
      with asked as (
        select ?::text as tenant, ?::text as customer
      ), household as (
        select cc.contact_point as id
        from asked a join contact_customer cc on cc.customer = a.customer
        union
        select p.id
        from asked a, unnest(?::text[], ?::text[]) as w (kind, value), contact_point p
        where p.tenant = a.tenant and p.kind = w.kind and p.value = w.value
      )
      select p.id, p.kind, p.value,
             exists (select from contact_customer cc
                     where cc.contact_point = p.id and cc.customer = a.customer)
      from asked a, contact_point p
      where p.id in (select id from household) and p.tenant = a.tenant
      order by p.kind, p.value
      for update of p
      """;

  // A person who said that the number is not this customer's is not linked again.
  private static final String LINK =
      """
      insert into contact_customer (contact_point, customer)
      select p.id, c.customer from unnest(?::bigint[]) as p (id), (select ?::text as customer) as c
      where not exists (
        select from hold h
        where h.contact_point = p.id and h.customer = c.customer and h.kind = 'wrong-party'
          and h.released_at is null)
      on conflict do nothing
      """;

  private static final String LOCK_HOUSEHOLD = "select lock_household(?, ?)";

  private final JdbcTemplate jdbc;
  private final RoundTrip database;

  /**
   * A number or mailbox as the dispatch system tells it.
   *
   * @param value E.164, or the address in lower case; personal
   */
  public record Told(ContactPoint.Kind kind, String value) {
    @Override
    public String toString() {
      return "Told[" + kind + "]";
    }
  }

  private record Row(ContactPoint point, Link link) {
    private enum Link {
      KNOWN,
      NEW
    }
  }

  public Households(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.database = new RoundTrip(dataSource);
  }

  /**
   * Locks everything that is known of the customer, and remembers what the dispatch system tells.
   *
   * @param told the customer's numbers and mailboxes
   * @return them, and those known before, all locked until the transaction ends
   * @throws IllegalStateException outside a transaction, where the locks would be gone at once
   */
  public List<ContactPoint> lock(TenantId tenant, CustomerId customer, Collection<Told> told) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a household can be locked only within a transaction");
    }
    List<Told> distinct = told.stream().distinct().toList();
    String[] kinds = distinct.stream().map(one -> one.kind().code()).toArray(String[]::new);
    String[] values = distinct.stream().map(Told::value).toArray(String[]::new);
    Question<List<Row>> lock =
        Question.rows(
            LOCK, (row, n) -> row(row, tenant), tenant.value(), customer.value(), kinds, values);
    List<Row> rows =
        database
            .ask(
                List.of(
                    Question.of(LOCK_HOUSEHOLD, ResultSet::next, tenant.value(), customer.value()),
                    Question.of(
                        ADD, ResultSet::next, tenant.value(), kinds, values, customer.value()),
                    lock))
            .to(lock);
    Long[] unlinked =
        rows.stream()
            .filter(row -> row.link() == Row.Link.NEW)
            .map(row -> row.point().id())
            .toArray(Long[]::new);
    if (unlinked.length > 0) {
      jdbc.update(LINK, unlinked, customer.value());
    }
    return rows.stream().map(Row::point).toList();
  }

  private static Row row(ResultSet row, TenantId tenant) throws SQLException {
    return new Row(
        new ContactPoint(
            row.getLong(1), tenant, ContactPoint.Kind.of(row.getString(2)), row.getString(3)),
        row.getBoolean(4) ? Row.Link.KNOWN : Row.Link.NEW);
  }

  /** Numbers and mailboxes that our record has of a customer; personal. */
  public List<String> known(TenantId tenant, CustomerId customer) {
    return jdbc.queryForList(
        """
        select p.value from contact_point p join contact_customer cc on cc.contact_point = p.id
        where p.tenant = ? and cc.customer = ? order by p.id
        """,
        String.class,
        tenant.value(),
        customer.value());
  }
}
