package io.followup.consent;

import io.followup.guard.Sending;
import io.followup.guard.SuppressionKind;
import io.followup.roundtrip.Question;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What our own records say against a send: suppressions in force, and stops that lie in the inbox
 * and have not reached the run (parked ones, too). One statement, to be asked after the contact
 * point is locked.
 */
public final class Objections {
  private static final String FIND =
      """
      select 1, why, created_at, kind from suppression
      where contact_point = ?::bigint and lifted_at is null and channel in (?, 'all')
      union all
      select 1, why, created_at, kind from suppression
      where tenant = ? and customer = ? and lifted_at is null and channel in (?, 'all')
      union all
      (select 2, stop, received_at, null from delivery
       where subject = ? and stop is not null and state in ('NEW', 'PARKED') order by id limit 1)
      union all
      (select 2, stop, received_at, null from delivery
       where tenant = ? and customer = ? and subject is null and stop is not null
         and state in ('NEW', 'PARKED')
       order by id limit 1)
      union all
      (select 2, d.stop, d.received_at, null from answer_customer a join delivery d on d.id = a.delivery
       where a.tenant = ? and a.customer = ? and d.stop is not null and d.state in ('NEW', 'PARKED')
       order by d.id limit 1)
      """;

  private final JdbcTemplate jdbc;

  public Objections(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** What was found, in the words of the guards. */
  public record Found(
      List<Sending.Suppression> suppressions, Optional<Sending.PendingStop> unrelayedStop) {}

  /**
   * @param point locked by the caller; empty when the customer has no place to send to
   */
  public Found find(
      TenantId tenant,
      Optional<ContactPoint> point,
      Channel channel,
      String workflowId,
      CustomerId customer) {
    return question(tenant, point, channel, workflowId, customer).ask(jdbc);
  }

  /** The same, to be asked together with others. */
  public static Question<Found> question(
      TenantId tenant,
      Optional<ContactPoint> point,
      Channel channel,
      String workflowId,
      CustomerId customer) {
    return Question.of(
        FIND,
        Objections::found,
        point.map(ContactPoint::id).orElse(null),
        channel.code(),
        tenant.value(),
        customer.value(),
        channel.code(),
        workflowId,
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value());
  }

  private static Found found(ResultSet row) throws SQLException {
    List<Sending.Suppression> suppressions = new ArrayList<>();
    List<Sending.PendingStop> stops = new ArrayList<>();
    while (row.next()) {
      LocalDate day =
          row.getObject(3, OffsetDateTime.class)
              .withOffsetSameInstant(ZoneOffset.UTC)
              .toLocalDate();
      if (row.getInt(1) == 1) {
        suppressions.add(
            new Sending.Suppression(
                SuppressionKind.valueOf(row.getString(4)), row.getString(2) + " on " + day));
      } else {
        Outcome outcome = Outcome.valueOf(row.getString(2));
        stops.add(new Sending.PendingStop(outcome, inWords(outcome)));
      }
    }
    return new Found(List.copyOf(suppressions), stops.stream().findFirst());
  }

  private static String inWords(Outcome outcome) {
    return switch (outcome) {
      case WON -> "It was sold, booked or paid; that message is stored and on its way to this run.";
      case LOST -> "It is off; that message is stored and on its way to this run.";
      case REPLIED -> "The customer answered; that message is stored and on its way to this run.";
      case OPTED_OUT ->
          "The customer opted out; that message is stored and on its way to this run.";
      case EXHAUSTED, SUPERSEDED, STOPPED_BY_USER, FAILED ->
          "A stored message that ends this follow-up is on its way to it.";
    };
  }
}
