package io.followup.consent;

import io.followup.hold.HoldKind;
import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reasons why only a person may go on with a customer. A hold counts for its customer and for
 * everybody who has the contact point it came from; those of the kinds {@link HoldKind#WRONG_PARTY}
 * and {@link HoldKind#NUMBER_REASSIGNED} count only for sends to that contact point.
 */
public final class Holds {
  /** Source of the deliveries that tell of a hold; the body is its number. */
  public static final String SOURCE = "conversation";

  /** Source of the deliveries that tell that one was released; the body is its number. */
  public static final String RELEASED = "office";

  private static final String COLUMNS =
      """
      select h.id, h.tenant, h.customer, h.contact_point, h.kind, h.why, h.source, h.since, h.until,
             h.released_at, h.released_by, h.released_why
      from hold h
      """;

  private static final String COUNTS_FOR =
      """
      where h.tenant = ?
        and (h.customer = ?
          or h.contact_point in (select cc.contact_point from contact_customer cc
                                 join contact_point p on p.id = cc.contact_point
                                 where cc.customer = ? and p.tenant = ?)
      """;

  private static final String IN_FORCE =
      COLUMNS
          + COUNTS_FOR
          + """
              or h.contact_point = ?::bigint)
            and h.released_at is null and (h.until is null or h.until > now())
            and (h.kind not in ('wrong-party', 'number-reassigned')
                 or h.contact_point = ?::bigint and (h.customer is null or h.customer = ?))
          order by h.id
          """;

  private static final String ALL = COLUMNS + COUNTS_FOR + ") order by h.id";

  // The same told again while it is in force is the same hold; one that ends by itself lasts
  // longer.
  private static final String PLACE =
      """
      with new as (
        select ?::text as tenant, ?::text as customer, ?::bigint as contact_point, ?::text as kind, ?::text as why,
               ?::text as source, now() + ?::bigint * interval '1 millisecond' as until
      ), known as (
        update hold h set until = greatest(h.until, n.until)
        from new n
        where h.tenant = n.tenant and h.kind = n.kind and h.released_at is null
          and (h.until is null or h.until > now())
          and h.customer is not distinct from n.customer
          and h.contact_point is not distinct from n.contact_point
        returning h.id
      )
      insert into hold (tenant, customer, contact_point, kind, why, source, until)
      select tenant, customer, contact_point, kind, why, source, until from new
      where not exists (select from known)
      """;

  // That it was placed goes into the inbox in the same statement, so that the office is told.
  private static final String PLACE_AND_TELL =
      PLACE.replace("insert into hold", ", placed as (insert into hold")
          + """
          returning id, tenant)
          insert into delivery (tenant, source, event, dedup_key, headers, body)
          select tenant, 'conversation', 'hold.placed', 'conversation:hold-' || id, '{}',
                 convert_to(id::text, 'UTF8')
          from placed
          """;

  private static final String LAST_OVER =
      """
      select max(coalesce(released_at, until)) from hold
      where tenant = ? and customer = ? and kind = ? and (released_at is not null or until <= now())
      """;

  // That it was released goes into the inbox in the same statement, so that the runs that it held
  // hear of it.
  private static final String RELEASE_AND_TELL =
      """
      with released as (
        update hold set released_at = now(), released_by = ?, released_why = ?
        where %s and tenant = ? and released_at is null and (until is null or until > now())
        returning id, tenant)
      insert into delivery (tenant, source, event, dedup_key, headers, body)
      select tenant, 'office', 'hold.released', 'office:hold-' || id, '{}', convert_to(id::text, 'UTF8')
      from released
      """;

  private static final String RELEASE = RELEASE_AND_TELL.formatted("id = ?");

  private static final String RELEASE_OF = RELEASE_AND_TELL.formatted("source = ?");

  private static final String COUNTED =
      """
      select h.customer from hold h where h.id = ? and h.customer is not null
      union
      select cc.customer from hold h join contact_customer cc on cc.contact_point = h.contact_point
      where h.id = ? and h.kind <> 'wrong-party'
      order by 1
      """;

  private final JdbcTemplate jdbc;

  public Holds(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * A hold that is to be placed.
   *
   * @param lasts wall time after which it ends by itself; empty: when somebody releases it
   */
  public record NewHold(
      TenantId tenant,
      Optional<CustomerId> customer,
      Optional<ContactPoint> contactPoint,
      HoldKind kind,
      String why,
      String source,
      Optional<Duration> lasts) {}

  /**
   * Places a hold, in the caller's transaction. Told again while it is in force, it stays one hold.
   *
   * @return whether this was new
   */
  public boolean place(NewHold hold) {
    return place(PLACE, hold);
  }

  /** The same; when it is new the office is told by way of the inbox. */
  public boolean placeAndTell(NewHold hold) {
    return place(PLACE_AND_TELL, hold);
  }

  private boolean place(String statement, NewHold hold) {
    return jdbc.update(
            statement,
            hold.tenant().value(),
            hold.customer().map(CustomerId::value).orElse(null),
            hold.contactPoint().map(ContactPoint::id).orElse(null),
            hold.kind().code(),
            hold.why(),
            hold.source(),
            hold.lasts().map(Duration::toMillis).orElse(null))
        == 1;
  }

  /**
   * What stands against sending to a customer now, oldest first. To be asked after the contact
   * point is locked.
   *
   * @param point where it would go; empty when the customer has no such place
   */
  public List<Hold> inForce(TenantId tenant, CustomerId customer, Optional<ContactPoint> point) {
    return question(tenant, customer, point).ask(jdbc);
  }

  /** The same, to be asked together with others. */
  public static Question<List<Hold>> question(
      TenantId tenant, CustomerId customer, Optional<ContactPoint> point) {
    Long place = point.map(ContactPoint::id).orElse(null);
    return Question.rows(
        IN_FORCE,
        Holds::hold,
        tenant.value(),
        customer.value(),
        customer.value(),
        tenant.value(),
        place,
        place,
        customer.value());
  }

  /** Every hold that counts or counted for a customer, oldest first. */
  public List<Hold> of(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        ALL, Holds::hold, tenant.value(), customer.value(), customer.value(), tenant.value());
  }

  /** When the last hold of this kind on a customer ended, by itself or by a person. */
  public Optional<Instant> lastOver(TenantId tenant, CustomerId customer, HoldKind kind) {
    return Optional.ofNullable(
            jdbc.queryForObject(
                LAST_OVER, OffsetDateTime.class, tenant.value(), customer.value(), kind.code()))
        .map(OffsetDateTime::toInstant);
  }

  public Optional<Hold> find(long hold) {
    return jdbc.query(COLUMNS + "where h.id = ?", Holds::hold, hold).stream().findFirst();
  }

  /** For whom a hold counts. */
  public List<CustomerId> customers(long hold) {
    return jdbc.query(COUNTED, (row, n) -> new CustomerId(row.getString(1)), hold, hold);
  }

  /**
   * The runs that it held are told by way of the inbox, which counts even when Temporal is away.
   *
   * @param by for example {@code key 3 (ops)}
   * @return false when it is not in force any more
   */
  public boolean release(TenantId tenant, long hold, String by, String why) {
    return jdbc.update(RELEASE, by, why, hold, tenant.value()) == 1;
  }

  /** The same for whatever was placed on account of one source. */
  public void releaseWhatCameOf(TenantId tenant, String source, String by, String why) {
    jdbc.update(RELEASE_OF, by, why, source, tenant.value());
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    long contactPoint = row.getLong("contact_point");
    boolean anywhere = row.wasNull();
    return new Hold(
        row.getLong("id"),
        new TenantId(row.getString("tenant")),
        Optional.ofNullable(row.getString("customer")).map(CustomerId::new),
        anywhere ? Optional.empty() : Optional.of(contactPoint),
        HoldKind.named(row.getString("kind")),
        row.getString("why"),
        row.getString("source"),
        instant(row, "since").orElseThrow(),
        instant(row, "until"),
        instant(row, "released_at").map(at -> release(row, at)));
  }

  private static Hold.Release release(ResultSet row, Instant at) {
    try {
      return new Hold.Release(at, row.getString("released_by"), row.getString("released_why"));
    } catch (SQLException failed) {
      throw new IllegalStateException("a released hold cannot be read", failed);
    }
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
