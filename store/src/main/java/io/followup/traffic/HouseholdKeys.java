package io.followup.traffic;

import io.followup.consent.Acquaintances;
import io.followup.enrolling.HouseholdsMet;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * By what a household is held out, or dealt into the arms of a test of variants. The first of a
 * household to be met gives it a key; whoever is found to share a number or mailbox, or to belong
 * to it by identity, later gets the same, and keeps it.
 */
public final class HouseholdKeys implements HouseholdsMet {
  private static final String FIND =
      "select key from household_key where tenant = ? and customer = ?";

  private static final String CHOOSE =
      """
      with asked as (select ?::text as tenant, ?::text as customer),
      points as (
        select p.id from contact_point p, asked
        where p.tenant = asked.tenant
          and (p.id in (select cc.contact_point from contact_customer cc
                        where cc.customer = asked.customer)
               or (p.kind, p.value) in (select * from unnest(?::text[], ?::text[])))
      ), people as (
        select cc.customer from contact_customer cc where cc.contact_point in (select id from points)
        union select h.member from asked join same_household h
          on h.tenant = asked.tenant and h.customer = asked.customer
        union select customer from asked
      )
      insert into household_key (tenant, customer, key)
      select asked.tenant, asked.customer,
             coalesce(
               (select k.key from household_key k
                where k.tenant = asked.tenant and k.customer in (select customer from people)
                order by k.created_at, k.key limit 1),
               (select min(customer) from people))
      from asked
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final Acquaintances acquaintances;

  public HouseholdKeys(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.acquaintances = new Acquaintances(dataSource);
  }

  @Override
  public Optional<String> keyOf(TenantId tenant, CustomerId customer) {
    return find(tenant, customer).stream().findFirst();
  }

  /**
   * The key of a customer's household; it is met from now on.
   *
   * @param told the customer's numbers and mailboxes
   */
  public String of(TenantId tenant, CustomerId customer, Collection<Households.Told> told) {
    List<String> known = find(tenant, customer);
    if (known.isEmpty()) {
      // Told first: of two who are met at once, both then see each other and choose alike.
      acquaintances.learn(tenant, customer, told);
      jdbc.update(
          CHOOSE,
          tenant.value(),
          customer.value(),
          told.stream().map(one -> one.kind().code()).toArray(String[]::new),
          told.stream().map(Households.Told::value).toArray(String[]::new));
      known = find(tenant, customer);
    }
    return known.getFirst();
  }

  private List<String> find(TenantId tenant, CustomerId customer) {
    return jdbc.queryForList(FIND, String.class, tenant.value(), customer.value());
  }
}
