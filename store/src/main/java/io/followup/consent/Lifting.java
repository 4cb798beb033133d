package io.followup.consent;

import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes back what stands against sends to a customer, when a person has found it to be wrong. What
 * the customer refused is the customer's: it is taken back only after a new consent with its proof
 * was recorded for that very channel.
 */
public final class Lifting {
  // A suppression or obstacle of the customer, or of a place that is the customer's.
  private static final String OF_THE_CUSTOMER =
      """
      contact_point in (
        select c.contact_point from contact_customer c join contact_point p on p.id = c.contact_point
        where p.tenant = ? and c.customer = ?)
      """;

  private static final String SUPPRESSION =
      """
      update suppression s set lifted_at = now(), lifted_by = ?, lifted_why = ?
      where s.id = ? and s.lifted_at is null
        and (s.tenant = ? and s.customer = ? or s.\
      """
          + OF_THE_CUSTOMER
          + """
          )
            and (s.kind in ('BOUNCE', 'WRONG_PARTY', 'LITIGATOR')
                 or exists (
                   select from consent c
                   where c.tenant = ? and c.customer = ? and c.channel = s.channel
                     and c.proof is not null and c.given_at > s.created_at
                     and (c.contact_point is null or c.contact_point = s.contact_point)))
          """;

  private static final String OBSTACLE =
      """
      update contact_obstacle o set lifted_at = now(), lifted_by = ?, lifted_why = ?
      where o.id = ? and o.lifted_at is null and o.\
      """
          + OF_THE_CUSTOMER;

  private static final String OBSTACLES =
      """
      select o.id, o.contact_point, o.channel, o.kind, o.code, o.times, o.first_at
      from contact_obstacle o where o.lifted_at is null and o.\
      """
          + OF_THE_CUSTOMER
          + " order by o.id";

  private final JdbcTemplate jdbc;

  /**
   * What carriers told of a place of a customer.
   *
   * @param code the carrier's last
   * @param times how often it was told
   */
  public record InTheWay(
      long id,
      long contactPoint,
      String channel,
      String kind,
      String code,
      int times,
      Instant since) {}

  public Lifting(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** What carriers told of the customer's numbers and mailboxes, and nobody took back. */
  public List<InTheWay> obstacles(TenantId tenant, CustomerId customer) {
    return jdbc.query(OBSTACLES, Lifting::inTheWay, tenant.value(), customer.value());
  }

  /**
   * @param by for example {@code key 3 (ops)}
   * @return false when it is not in force for this customer, or is the customer's own refusal
   *     without a later consent
   */
  public boolean suppression(
      TenantId tenant, CustomerId customer, long suppression, String by, String why) {
    return jdbc.update(
            SUPPRESSION,
            by,
            why,
            suppression,
            tenant.value(),
            customer.value(),
            tenant.value(),
            customer.value(),
            tenant.value(),
            customer.value())
        == 1;
  }

  /** The same for what a carrier told; false when it is not in force for this customer. */
  public boolean obstacle(
      TenantId tenant, CustomerId customer, long obstacle, String by, String why) {
    return jdbc.update(OBSTACLE, by, why, obstacle, tenant.value(), customer.value()) == 1;
  }

  private static InTheWay inTheWay(ResultSet row, int number) throws SQLException {
    return new InTheWay(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }
}
