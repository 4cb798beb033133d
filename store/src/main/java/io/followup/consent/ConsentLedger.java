package io.followup.consent;

import io.followup.guard.ConsentOnRecord;
import io.followup.guard.ConsentOnRecord.Grant;
import io.followup.guard.ConsentOnRecord.Revocation;
import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who agreed to what and took it back. Rows are only ever added: what counts today is read from all
 * of them, and what counted on the day of a send can still be told years later.
 *
 * <p>A consent is a customer's, for one number or address, or for all that the customer has. One
 * for all does not count where the number came to the customer from another one later than it was
 * given; none counts for a number that a carrier has since told to be out of use.
 */
public final class ConsentLedger {
  private static final String RECORD =
      """
      insert into consent (tenant, customer, contact_point, class, channel, source, wording, proof,
                           given_at, recorded_by)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning id
      """;

  private static final String REVOKE =
      """
      insert into consent_revocation (tenant, customer, contact_point, class, channel, why, source,
                                      recorded_by)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      returning id
      """;

  private static final String FIND =
      """
      with asked as (
        select ?::text as tenant, ?::text as customer, ?::bigint as point, ?::text as class,
               ?::text as channel
      ), moved as (
        select mine.linked_at as at
        from asked a
        join contact_customer mine on mine.contact_point = a.point and mine.customer = a.customer
        where exists (
          select from contact_customer other
          where other.contact_point = a.point and other.customer <> a.customer
            and other.linked_at < mine.linked_at)
      )
      select 1 as what, c.source, c.given_at as at
      from asked a join consent c on c.tenant = a.tenant and c.customer = a.customer
        and c.class = a.class and c.channel = a.channel
      where c.contact_point = a.point
        or c.contact_point is null
           and not exists (select from moved m where m.at > c.given_at)
      union all
      (select 2, r.why, r.revoked_at
       from asked a join consent_revocation r on r.tenant = a.tenant
         and (r.contact_point = a.point and (r.customer is null or r.customer = a.customer)
              or r.contact_point is null and r.customer = a.customer)
         and r.class in (a.class, 'ALL') and r.channel in (a.channel, 'all')
       order by r.revoked_at desc limit 1)
      union all
      select 3, '', max(o.last_at)
      from asked a join contact_obstacle o on o.contact_point = a.point and o.kind = 'NOT_IN_USE'
      having max(o.last_at) is not null
      """;

  private static final String HISTORY =
      """
      select id, 'GIVEN', contact_point, class, channel, wording, source, proof, given_at,
             recorded_at, recorded_by
      from consent where tenant = ? and customer = ?
      union all
      select r.id, 'TAKEN_BACK', r.contact_point, r.class, r.channel, r.why, r.source, null,
             r.revoked_at, r.recorded_at, r.recorded_by
      from consent_revocation r
      where r.tenant = ?
        and (r.customer = ?
             or r.customer is null and r.contact_point in (
               select l.contact_point from contact_customer l
               join contact_point p on p.id = l.contact_point
               where p.tenant = ? and l.customer = ?))
      order by 9, 10, 1
      """;

  private final JdbcTemplate jdbc;

  public ConsentLedger(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Records a consent, in the caller's transaction; returns its id. */
  public long record(NewConsent given) {
    return id(
        RECORD,
        given.tenant().value(),
        given.customer().value(),
        given.contact().map(ContactPoint::id).orElse(null),
        given.covers().name(),
        given.channel().code(),
        given.source(),
        given.wording(),
        given.proof().orElse(null),
        given.givenAt().atOffset(ZoneOffset.UTC),
        given.recordedBy());
  }

  /**
   * Records that consent was taken back. {@link Consent#suppress} does so by itself: this alone is
   * for a customer who refuses one kind of message and goes on with others.
   *
   * @return its id
   */
  public long revoke(NewRevocation taken) {
    return id(
        REVOKE,
        taken.tenant().value(),
        taken.customer().map(CustomerId::value).orElse(null),
        taken.contact().map(ContactPoint::id).orElse(null),
        taken.covers().map(MessageClass::name).orElse("ALL"),
        taken.scope().code(),
        taken.why(),
        taken.source(),
        taken.recordedBy());
  }

  /**
   * What is on record about one kind of message over one channel. To be asked after the contact
   * point is locked.
   *
   * @param point where it would go; empty when the customer has no such place
   */
  public ConsentOnRecord find(
      TenantId tenant,
      CustomerId customer,
      Optional<ContactPoint> point,
      MessageClass covers,
      Channel channel) {
    return question(tenant, customer, point, covers, channel).ask(jdbc);
  }

  /** The same, to be asked together with others. */
  public static Question<ConsentOnRecord> question(
      TenantId tenant,
      CustomerId customer,
      Optional<ContactPoint> point,
      MessageClass covers,
      Channel channel) {
    return Question.of(
        FIND,
        ConsentLedger::onRecord,
        tenant.value(),
        customer.value(),
        point.map(ContactPoint::id).orElse(null),
        covers.name(),
        channel.code());
  }

  private static ConsentOnRecord onRecord(ResultSet row) throws SQLException {
    List<Grant> grants = new ArrayList<>();
    List<Revocation> revocations = new ArrayList<>();
    List<Instant> changes = new ArrayList<>();
    while (row.next()) {
      Instant at = instant(row, 3);
      switch (row.getInt(1)) {
        case 1 -> grants.add(new Grant(row.getString(2), at));
        case 2 -> revocations.add(new Revocation(row.getString(2), at));
        default -> changes.add(at);
      }
    }
    return new ConsentOnRecord(
        grants, revocations.stream().findFirst(), changes.stream().findFirst(), Optional.empty());
  }

  /** Everything a customer agreed to and took back, oldest first. */
  public List<ConsentEntry> history(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        HISTORY,
        ConsentLedger::entry,
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value());
  }

  private long id(String sql, Object... values) {
    Long id = jdbc.queryForObject(sql, Long.class, values);
    if (id == null) {
      throw new IllegalStateException("the database gave no id");
    }
    return id;
  }

  private static ConsentEntry entry(ResultSet row, int n) throws SQLException {
    long point = row.getLong(3);
    boolean ofAll = row.wasNull();
    return new ConsentEntry(
        row.getLong(1),
        ConsentEntry.What.valueOf(row.getString(2)),
        ofAll ? Optional.empty() : Optional.of(point),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Optional.ofNullable(row.getString(8)),
        instant(row, 9),
        instant(row, 10),
        row.getString(11));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
