package io.followup.consent;

import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.touch.Channel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * What a contact point that several customers have was used for: one landlord may be the customer
 * of many estimates. Asked after the contact point is locked, so that two runs cannot both see an
 * empty day.
 */
public final class EarlierMessages {
  /** Who booked, dropped out or called is no other customer, but perhaps the same. */
  private static final String STRANGER = "'^(booking|session|call)-'";

  private static final String CUSTOMERS =
      "select count(*) from contact_customer where contact_point = ? and customer !~ " + STRANGER;

  private static final String OF_ANOTHER =
      """
      select channel, business_at from attempt
      where contact_point = ? and customer <> ? and state not in ('PLANNED', 'REJECTED')
        and business_at >= ? and business_at < ?
        and (customer !~ %1$s and ? !~ %1$s
             or substring(customer from %1$s) = substring(? from %1$s))
      order by business_at desc limit 1
      """
          .formatted(STRANGER);

  private static final String TEXTS =
      """
      select content ->> 'text' from attempt
      where contact_point = ? and channel = 'sms' and state not in ('PLANNED', 'REJECTED')
        and content ->> 'text' is not null and business_at > ? and business_at <= ?
      order by business_at desc limit 100
      """;

  private EarlierMessages() {}

  /** A message that went to the same contact point on behalf of another customer. */
  public record Other(Channel channel, Instant businessAt) {}

  /** How many customers have it. */
  public static Question<Integer> customers(ContactPoint point) {
    return Question.of(CUSTOMERS, rows -> rows.next() ? rows.getInt(1) : 0, point.id());
  }

  /**
   * The last message that another customer was sent there, if there is one. Of those who only
   * called, booked or dropped out, each other one of the same kind counts as another.
   *
   * @param from business time, inclusive
   * @param to business time, exclusive
   */
  public static Question<List<Other>> lastOfAnother(
      ContactPoint point, CustomerId customer, Instant from, Instant to) {
    return Question.rows(
        OF_ANOTHER,
        (row, n) ->
            new Other(
                Channel.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getObject(2, OffsetDateTime.class).toInstant()),
        point.id(),
        customer.value(),
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC),
        customer.value(),
        customer.value());
  }

  /**
   * What was texted there, newest first, to whichever customer; personal.
   *
   * @param after business time, exclusive
   * @param until business time, inclusive
   */
  public static Question<List<String>> texts(ContactPoint point, Instant after, Instant until) {
    return Question.rows(
        TEXTS,
        (row, n) -> row.getString(1),
        point.id(),
        after.atOffset(ZoneOffset.UTC),
        until.atOffset(ZoneOffset.UTC));
  }
}
