package io.followup.traffic;

import io.followup.consent.ContactPoint;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
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
      )
      insert into contact_customer (contact_point, customer) select id, ? from added
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

  private static final String HOUSEHOLD =
      """
      select mine.household from identity_record mine
      where mine.tenant = ? and mine.customer = ? and exists (
        select from identity_record theirs
        where theirs.tenant = mine.tenant and theirs.household = mine.household
          and theirs.id <> mine.id)
      """;

  private final JdbcTemplate jdbc;

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
    lockHousehold(tenant, customer);
    List<Told> distinct = told.stream().distinct().toList();
    String[] kinds = distinct.stream().map(one -> one.kind().code()).toArray(String[]::new);
    String[] values = distinct.stream().map(Told::value).toArray(String[]::new);
    jdbc.update(ADD, tenant.value(), kinds, values, customer.value());
    List<Row> rows =
        jdbc.query(
            LOCK,
            (row, n) ->
                new Row(
                    new ContactPoint(
                        row.getLong(1),
                        tenant,
                        ContactPoint.Kind.of(row.getString(2)),
                        row.getString(3)),
                    row.getBoolean(4) ? Row.Link.KNOWN : Row.Link.NEW),
            tenant.value(),
            customer.value(),
            kinds,
            values);
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

  /**
   * People who share no number wait here for each other when they are one household by identity.
   * While this waited they may have become another household.
   */
  private void lockHousehold(TenantId tenant, CustomerId customer) {
    List<Long> locked = List.of();
    List<Long> household = household(tenant, customer);
    while (!household.isEmpty() && !household.equals(locked)) {
      locked = household;
      jdbc.query(
          "select pg_advisory_xact_lock(hashtextextended('household ' || ?::text, 0))",
          row -> {},
          household.getFirst());
      household = household(tenant, customer);
    }
  }

  /** Empty while nobody else belongs to it. */
  private List<Long> household(TenantId tenant, CustomerId customer) {
    return jdbc.queryForList(HOUSEHOLD, Long.class, tenant.value(), customer.value());
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
