package io.followup.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that was sent to a customer, decided about the customer and heard from the customer,
 * in the order in which it happened.
 */
public final class ContactStory {
  private static final TypeReference<Map<String, String>> CONTENT = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String KNOWN =
      """
      select exists (select from follow_up where tenant = ? and customer = ?)
          or exists (select from attempt where tenant = ? and customer = ?)
          or exists (select from answer_customer where tenant = ? and customer = ?)
          or exists (select from hold where tenant = ? and customer = ?)
          or exists (select from consent where tenant = ? and customer = ?)
          or exists (select from suppression where tenant = ? and customer = ?)
          or exists (select from contact_customer c join contact_point p on p.id = c.contact_point
                     where p.tenant = ? and c.customer = ?)
      """;

  private static final String POINTS =
      """
      select p.id, p.kind, p.value, c.linked_at,
             (select count(*) from contact_customer o where o.contact_point = p.id) as sharing
      from contact_customer c join contact_point p on p.id = c.contact_point
      where p.tenant = ? and c.customer = ?
      order by p.id
      """;

  private static final String STORY =
      """
      with whom as (select ?::text as tenant, ?::text as customer),
      places as (
        select c.contact_point as id from whom w join contact_customer c on c.customer = w.customer
        join contact_point p on p.id = c.contact_point and p.tenant = w.tenant
      ),
      story as (
        select c.at, 1 as rank, c.id, 'ATTEMPT' as kind, a.workflow_id as run, a.step, a.channel,
               c.state as what, null as who, c.cause as why,
               case c.state when 'SUBMITTING' then a.content::text end as words
        from whom w join attempt a on a.tenant = w.tenant and a.customer = w.customer
        join attempt_change c on c.key = a.key
        union all
        select d.at, 2, d.id, 'DECISION', d.workflow_id, d.step, d.channel, d.verdict, d.guard, d.why, null
        from whom w join decision d on d.tenant = w.tenant and (d.customer = w.customer
          or d.customer is null and d.workflow_id in (
            select f.workflow_id from follow_up f where f.tenant = w.tenant and f.customer = w.customer))
        union all
        select n.at, 3, n.delivery, 'ANSWER', null, null, n.channel, n.meaning, null, n.why, n.said
        from whom w join answer_customer c on c.tenant = w.tenant and c.customer = w.customer
        join answer n on n.delivery = c.delivery
        union all
        select n.at, 9, n.delivery, 'TEXT_BACK', null, null, n.channel, n.meaning, null, n.why, n.text_back
        from whom w join answer_customer c on c.tenant = w.tenant and c.customer = w.customer
        join answer n on n.delivery = c.delivery and n.text_back is not null
        union all
        select h.since, 4, h.id, 'HOLD', null, null, null, h.kind, h.source, h.why, null
        from whom w join hold h on h.tenant = w.tenant
          and (h.customer = w.customer or h.contact_point in (select id from places))
        union all
        select h.released_at, 5, h.id, 'RELEASE', null, null, null, h.kind, h.released_by, h.released_why, null
        from whom w join hold h on h.tenant = w.tenant and h.released_at is not null
          and (h.customer = w.customer or h.contact_point in (select id from places))
        union all
        select s.created_at, 6, s.id, 'SUPPRESSION', null, null, s.channel, s.kind, s.source, s.why, null
        from whom w join suppression s on s.contact_point in (select id from places)
          or s.tenant = w.tenant and s.customer = w.customer
        union all
        select s.lifted_at, 7, s.id, 'LIFTED', null, null, s.channel, s.kind, s.lifted_by, s.lifted_why, null
        from whom w join suppression s on s.lifted_at is not null and (s.contact_point in (select id from places)
          or s.tenant = w.tenant and s.customer = w.customer)
      )
      select * from story
      where (at, rank, id) > (?::timestamptz, ?::int, ?::bigint)
      order by at, rank, id limit ?
      """;

  private static final String SUPPRESSIONS =
      """
      select s.id, s.contact_point, s.channel, s.kind, s.why, s.source, s.created_at
      from suppression s
      where s.lifted_at is null and (s.tenant = ? and s.customer = ?
        or s.contact_point in (select c.contact_point from contact_customer c
                               join contact_point p on p.id = c.contact_point
                               where p.tenant = ? and c.customer = ?))
      order by s.id
      """;

  private final JdbcTemplate jdbc;

  /** What kind of thing happened. */
  public enum Kind {
    /** Something became of a message or call of ours. */
    ATTEMPT,
    /** A guard decided. */
    DECISION,
    /** The customer said something. */
    ANSWER,
    /** We texted back at once. */
    TEXT_BACK,
    HOLD,
    RELEASE,
    SUPPRESSION,
    LIFTED
  }

  /**
   * A place in the story.
   *
   * @param rank tells apart what happened in the same microsecond
   */
  public record Place(Instant at, int rank, long id) {
    public static final Place BEGINNING = new Place(Instant.EPOCH, 0, 0);
  }

  /**
   * One thing that happened.
   *
   * @param run workflow id
   * @param what state, verdict, class of the answer, or kind
   * @param who guard, source, or who released it
   * @param words what was said by us or by the customer; personal
   */
  public record Entry(
      Place place,
      Kind kind,
      Optional<String> run,
      Optional<String> step,
      Optional<String> channel,
      String what,
      Optional<String> who,
      String why,
      Optional<String> words) {
    @Override
    public String toString() {
      return "Entry[" + kind + " " + what + "]";
    }
  }

  /**
   * A number or mailbox of a customer.
   *
   * @param value personal
   * @param since since when it is known as the customer's
   * @param customers how many customers have it
   */
  public record Point(long id, String kind, String value, Instant since, int customers) {
    @Override
    public String toString() {
      return "Point[" + kind + " " + id + "]";
    }
  }

  /**
   * What must not be sent.
   *
   * @param contactPoint empty: the customer, wherever reached
   */
  public record Suppressed(
      long id,
      Optional<Long> contactPoint,
      String channel,
      String kind,
      String why,
      String source,
      Instant since) {}

  public ContactStory(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Whether anything is on record about this customer. */
  public boolean knows(TenantId tenant, CustomerId customer) {
    Object[] values =
        Stream.generate(() -> Stream.of(tenant.value(), customer.value()))
            .limit(7)
            .flatMap(pair -> pair)
            .toArray();
    return Boolean.TRUE.equals(jdbc.queryForObject(KNOWN, Boolean.class, values));
  }

  /** The customer's numbers and mailboxes. */
  public List<Point> points(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        POINTS,
        (row, n) ->
            new Point(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("value"),
                instant(row, "linked_at"),
                row.getInt("sharing")),
        tenant.value(),
        customer.value());
  }

  /** What must not be sent to the customer now. */
  public List<Suppressed> suppressions(TenantId tenant, CustomerId customer) {
    return jdbc.query(
        SUPPRESSIONS,
        (row, n) -> {
          long point = row.getLong("contact_point");
          boolean anywhere = row.wasNull();
          return new Suppressed(
              row.getLong("id"),
              anywhere ? Optional.empty() : Optional.of(point),
              row.getString("channel"),
              row.getString("kind"),
              row.getString("why"),
              row.getString("source"),
              instant(row, "created_at"));
        },
        tenant.value(),
        customer.value(),
        tenant.value(),
        customer.value());
  }

  /** What happened after {@code after}, oldest first. */
  public List<Entry> after(Place after, TenantId tenant, CustomerId customer, int most) {
    return jdbc.query(
        STORY,
        (row, n) -> entry(row),
        tenant.value(),
        customer.value(),
        after.at().atOffset(ZoneOffset.UTC),
        after.rank(),
        after.id(),
        most);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    Optional<String> words = Optional.ofNullable(row.getString("words"));
    return new Entry(
        new Place(instant(row, "at"), row.getInt("rank"), row.getLong("id")),
        kind,
        Optional.ofNullable(row.getString("run")),
        Optional.ofNullable(row.getString("step")),
        Optional.ofNullable(row.getString("channel")),
        row.getString("what"),
        Optional.ofNullable(row.getString("who")),
        row.getString("why"),
        kind == Kind.ATTEMPT ? words.map(ContactStory::ours) : words);
  }

  private static String ours(String content) {
    try {
      Map<String, String> parts = JSON.readValue(content, CONTENT);
      return Stream.of("subject", "text", "say")
          .map(parts::get)
          .filter(Objects::nonNull)
          .collect(Collectors.joining("\n"));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a stored message is not readable", impossible);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
