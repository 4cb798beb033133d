package io.followup.consent;

import io.followup.guard.SuppressionKind;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Phones and mailboxes, whose they are, and what must not be sent to them. Sends and opt-outs take
 * the same row lock, so that no send is decided while an opt-out is being stored.
 */
public final class Consent {
  // One statement finds or adds the row and holds its lock; a known row is not written again.
  private static final String LOCK =
      """
      with known as materialized (
        select id from contact_point where tenant = ? and kind = ? and value = ? for update
      ), added as (
        insert into contact_point (tenant, kind, value)
        select ?, ?, ? where not exists (select from known)
        on conflict (tenant, kind, value) do update set value = excluded.value
        returning id
      ), found as (
        select id from known union all select id from added
      ), linked as (
        insert into contact_customer (contact_point, customer)
        select found.id, c from found, (select ?::text as c) as customer
        where c is not null and not exists (
          select from hold h
          where h.contact_point = found.id and h.customer = c and h.kind = 'wrong-party' and h.released_at is null)
        on conflict do nothing
      )
      select id from found
      """;

  private static final String IN_FORCE =
      """
      select kind, channel, why, source, created_at from suppression
      where contact_point = ? and lifted_at is null and channel in (?, 'all')
      order by id
      """;

  // Taking consent back is one act: what may not be sent any more, and the record of who said so.
  private static final String SUPPRESS =
      """
      with new as (
        select ?::text as source, ?::bigint as point, ?::text as kind, ?::text as channel,
               ?::text as why
      ), added as (
        insert into suppression (contact_point, kind, channel, why, source)
        select point, kind, channel, why, source from new n
        where not exists (
          select from suppression s
          where s.contact_point = n.point and s.kind = n.kind and s.channel = n.channel
            and s.why = n.why and s.lifted_at is null)
        returning id
      ), revoked as (
        insert into consent_revocation (tenant, contact_point, class, channel, why, source,
                                        recorded_by)
        select p.tenant, p.id, 'ALL', n.channel, n.why, n.source, 'engine'
        from new n join contact_point p on p.id = n.point
        where n.kind <> 'BOUNCE' and not exists (
          select from consent_revocation r
          where r.contact_point = n.point and r.channel = n.channel and r.source = n.source)
      )
      select count(*) from added
      """;

  private static final String SUPPRESS_CUSTOMER =
      """
      with new as (
        select ?::text as source, ?::text as tenant, ?::text as customer, ?::text as kind,
               ?::text as channel, ?::text as why
      ), added as (
        insert into suppression (tenant, customer, kind, channel, why, source)
        select tenant, customer, kind, channel, why, source from new n
        where not exists (
          select from suppression s
          where s.tenant = n.tenant and s.customer = n.customer and s.kind = n.kind
            and s.channel = n.channel and s.why = n.why and s.lifted_at is null)
        returning id
      ), revoked as (
        insert into consent_revocation (tenant, customer, class, channel, why, source, recorded_by)
        select tenant, customer, 'ALL', channel, why, source, 'engine' from new n
        where kind <> 'BOUNCE' and not exists (
          select from consent_revocation r
          where r.tenant = n.tenant and r.customer = n.customer and r.contact_point is null
            and r.channel = n.channel and r.source = n.source)
      )
      select count(*) from added
      """;

  // In the order in which sends lock a household, so that neither waits for the other for ever.
  private static final String LOCK_ALL_OF =
      """
      select p.id, p.kind, p.value
      from contact_point p join contact_customer l on l.contact_point = p.id
      where p.tenant = ? and l.customer = ?
      order by p.kind, p.value
      for update of p
      """;

  private static final String LIFT =
      """
      update suppression set lifted_at = now(), lifted_why = ?
      where contact_point = ? and channel = ? and lifted_at is null
      """;

  private static final String LIFT_REASONS = LIFT + " and why = any (?)";

  private static final String FIND =
      "select id from contact_point where tenant = ? and kind = ? and value = ?";

  private static final String CUSTOMERS =
      "select customer from contact_customer where contact_point = ? order by customer";

  private final JdbcTemplate jdbc;

  public Consent(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Locks a contact point until the transaction ends; adds it when it is new.
   *
   * @param value E.164, or the address in lower case
   * @param customer whose it is, when that is known; remembered unless the person there said that
   *     it is not
   * @throws IllegalStateException outside a transaction, where the lock would be gone at once
   */
  public ContactPoint lock(
      TenantId tenant, ContactPoint.Kind kind, String value, Optional<CustomerId> customer) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a contact point can be locked only within a transaction");
    }
    Long id =
        jdbc.queryForObject(
            LOCK,
            Long.class,
            tenant.value(),
            kind.code(),
            value,
            tenant.value(),
            kind.code(),
            value,
            customer.map(CustomerId::value).orElse(null));
    return new ContactPoint(id, tenant, kind, value);
  }

  /**
   * A contact point that is on record, without locking it.
   *
   * @param value E.164, or the address in lower case
   */
  public Optional<ContactPoint> find(TenantId tenant, ContactPoint.Kind kind, String value) {
    return jdbc
        .query(
            FIND,
            (row, n) -> new ContactPoint(row.getLong(1), tenant, kind, value),
            tenant.value(),
            kind.code(),
            value)
        .stream()
        .findFirst();
  }

  /** Everything on record against using the channel there, oldest first. */
  public List<Suppression> inForce(ContactPoint point, Channel channel) {
    return jdbc.query(
        IN_FORCE,
        (row, n) ->
            new Suppression(
                SuppressionKind.valueOf(row.getString(1)),
                Suppression.Scope.named(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant()),
        point.id(),
        channel.code());
  }

  /**
   * Nothing more is sent there, and the consent to it is taken back. The same reason told again
   * changes nothing.
   *
   * @param point locked by the caller
   * @param why as it reads after "the customer": for example {@code texted STOP}
   * @param source where we know it from, for example {@code delivery 4711}
   * @return whether this was new
   */
  public boolean suppress(ContactPoint point, Suppression.Scope scope, String why, String source) {
    return suppress(point, SuppressionKind.OPT_OUT, scope, why, source);
  }

  /**
   * The same for another kind of reason.
   *
   * @param why as it reads after "the customer", also of a mailbox that bounces: for example {@code
   *     has a mailbox that refuses mail}
   */
  public boolean suppress(
      ContactPoint point,
      SuppressionKind kind,
      Suppression.Scope scope,
      String why,
      String source) {
    return isOne(
        jdbc.queryForObject(
            SUPPRESS, Integer.class, source, point.id(), kind.name(), scope.code(), why));
  }

  /**
   * Nothing more is sent to this customer, wherever reached. Lock the customer's contact points
   * first: see {@link #lockAll}.
   */
  public boolean suppress(
      TenantId tenant,
      CustomerId customer,
      SuppressionKind kind,
      Suppression.Scope scope,
      String why,
      String source) {
    return isOne(
        jdbc.queryForObject(
            SUPPRESS_CUSTOMER,
            Integer.class,
            source,
            tenant.value(),
            customer.value(),
            kind.name(),
            scope.code(),
            why));
  }

  /**
   * The customer wants messages again. Lifts exactly this scope: whoever lifts {@code SMS} leaves a
   * suppression of {@code ALL} in force.
   *
   * @param point locked by the caller
   * @return how many suppressions were lifted
   */
  public int lift(ContactPoint point, Suppression.Scope scope, String why) {
    return jdbc.update(LIFT, why, point.id(), scope.code());
  }

  /**
   * Lifts only suppressions of this scope that were recorded for one of these reasons: what a
   * keyword brought, a keyword takes back, and nothing else.
   *
   * @param point locked by the caller
   * @return how many suppressions were lifted
   */
  public int lift(
      ContactPoint point, Suppression.Scope scope, Collection<String> reasons, String why) {
    return jdbc.update(LIFT_REASONS, why, point.id(), scope.code(), reasons.toArray(String[]::new));
  }

  /**
   * It is not this customer's contact point.
   *
   * @param point locked by the caller
   */
  public void unlink(ContactPoint point, CustomerId customer) {
    jdbc.update(
        "delete from contact_customer where contact_point = ? and customer = ?",
        point.id(),
        customer.value());
  }

  /**
   * Locks everything a customer is known to be reached at, so that no send is being decided there.
   */
  public List<ContactPoint> lockAll(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        LOCK_ALL_OF,
        (row, n) ->
            new ContactPoint(
                row.getLong(1), tenant, ContactPoint.Kind.of(row.getString(2)), row.getString(3)),
        tenant.value(),
        customer.value());
  }

  private static boolean isOne(Integer count) {
    return count != null && count == 1;
  }

  /** Whose contact point it is; several where a household shares a phone. */
  public List<CustomerId> customers(ContactPoint point) {
    return jdbc.query(CUSTOMERS, (row, n) -> new CustomerId(row.getString(1)), point.id());
  }
}
