package io.followup.traffic;

import io.followup.consent.ContactPoint;
import io.followup.guard.Sending.Contacted;
import io.followup.guard.Sending.Controls;
import io.followup.guard.Sending.Off;
import io.followup.guard.Sending.Pause;
import io.followup.guard.Sending.StoppedSender;
import io.followup.guard.Sending.Traffic;
import io.followup.guard.Sending.Unsettled;
import io.followup.roundtrip.Question;
import io.followup.subject.CustomerId;
import io.followup.tenant.Limits;
import io.followup.tenant.TenantId;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is switched off and what went out before, for the guards. One statement, to be asked after
 * the household is locked ({@link Households}).
 */
public final class Circumstances {
  // The household: every customer that shares a number or mailbox with this one, or belongs to it
  // by identity.
  private static final String FIND =
      """
      with asked as (
        select ?::text as tenant, ?::text as customer, ?::bigint as point, ?::text as run,
               ?::text as step, ?::text as sender, ?::text as channel, ?::text as sequence,
               ?::text as template, ?::timestamptz as now, ?::int as priority
      ), points as (
        select cc.contact_point as id
        from asked, contact_customer cc join contact_point p on p.id = cc.contact_point
        where p.tenant = asked.tenant and cc.customer = asked.customer
        union select point from asked where point is not null
      ), people as (
        select cc.customer from contact_customer cc where cc.contact_point in (select id from points)
        union select h.member from asked join same_household h
          on h.tenant = asked.tenant and h.customer = asked.customer
        union select customer from asked
      ), contacts as (
        select a.key, a.channel, a.purpose, a.contact_point, a.business_at, a.state, a.call_outcome
        from asked, attempt a
        where a.tenant = asked.tenant and a.customer in (select customer from people)
          and a.business_at > asked.now - interval '7 days'
        union
        select a.key, a.channel, a.purpose, a.contact_point, a.business_at, a.state, a.call_outcome
        from asked, attempt a
        where a.contact_point in (select id from points)
          and a.business_at > asked.now - interval '7 days'
      )
      select 'clock' as kind, '' as a, '' as b, '' as c, clock_timestamp() as at
      union all
      select 'switch', case s.scope when 'all' then 'everything' else s.scope || ' ' || s.name end
               || case s.tenant when '*' then ' of every tenant' else '' end,
             s.effect, s.reason, s.off_at
      from asked, kill_switch s
      where s.tenant in ('*', asked.tenant)
        and (s.scope = 'all' or (s.scope = 'channel' and s.name = asked.channel)
             or (s.scope = 'sequence' and s.name = asked.sequence)
             or (s.scope = 'template' and s.name in (asked.template, asked.sequence || '/' || asked.step)))
      union all
      select 'pause', p.reason, '', '', p.until from asked, sending_pause p
      where p.tenant = asked.tenant and p.until > asked.now
      union all
      select 'sender', s.code, '', '', s.stopped_at from asked, stopped_sender s
      where s.tenant = asked.tenant and s.sender = asked.sender and s.resumed_at is null
      union all
      select 'unsettled', a.step, a.channel, '', a.business_at from asked, attempt a
      where a.workflow_id = asked.run and a.step <> asked.step
        and a.state in ('SUBMITTING', 'UNKNOWN')
      union all
      select 'contact', c.channel, c.purpose,
             case when c.contact_point = asked.point then 'SAME_PLACE' else 'ANOTHER_PLACE' end,
             c.business_at
      from asked, contacts c
      where c.state in ('SUBMITTING', 'CONFIRMED', 'UNKNOWN')
      union all
      (select 'talk', '', '', '', c.business_at from contacts c
       where c.purpose = 'INVOICE' and c.call_outcome = 'ANSWERED'
       order by c.business_at desc limit 1)
      union all
      select 'ahead', '', '', '', w.until from asked, waiting_touch w
      where w.tenant = asked.tenant and w.customer in (select customer from people)
        and w.priority < asked.priority and w.workflow_id <> asked.run
        and w.until > asked.now - interval '1 hour' and w.until < asked.now + interval '24 hours'
      """;

  private static final String WAIT =
      """
      insert into waiting_touch (workflow_id, step, tenant, customer, priority, until)
      values (?, ?, ?, ?, ?, ?)
      on conflict (workflow_id, step) do update set until = excluded.until
      """;

  private final JdbcTemplate jdbc;

  /**
   * @param databaseWall what the database's clock shows
   */
  public record Found(Controls controls, Traffic traffic, Instant databaseWall) {}

  /**
   * What a send is about, for the questions above.
   *
   * @param sequence its name, without version
   * @param template of the voice script or mail; empty for a text
   * @param priority 1 for what matters most
   * @param now business time
   */
  public record Asked(
      TenantId tenant,
      CustomerId customer,
      Optional<ContactPoint> point,
      String workflowId,
      String step,
      String sender,
      Channel channel,
      String sequence,
      Optional<String> template,
      int priority,
      Instant now) {}

  public Circumstances(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  public Found find(Asked asked, Limits limits) {
    return question(asked, limits).ask(jdbc);
  }

  /** The same, to be asked together with others. */
  public static Question<Found> question(Asked asked, Limits limits) {
    return Question.of(
        FIND,
        row -> {
          Reading reading = new Reading();
          while (row.next()) {
            reading.take(row);
          }
          return reading.found(limits);
        },
        asked.tenant().value(),
        asked.customer().value(),
        asked.point().map(ContactPoint::id).orElse(null),
        asked.workflowId(),
        asked.step(),
        asked.sender(),
        asked.channel().code(),
        asked.sequence(),
        asked.template().orElse(""),
        asked.now().atOffset(ZoneOffset.UTC),
        asked.priority());
  }

  /**
   * A cap told this touch to wait: lower priorities leave it its place until then, or until it is
   * sent.
   */
  public void waits(Asked asked, Instant until) {
    jdbc.update(
        WAIT,
        asked.workflowId(),
        asked.step(),
        asked.tenant().value(),
        asked.customer().value(),
        asked.priority(),
        until.atOffset(ZoneOffset.UTC));
  }

  private static final class Reading {
    private final List<Off> off = new ArrayList<>();
    private final List<Contacted> contacts = new ArrayList<>();
    private final List<Unsettled> unsettled = new ArrayList<>();
    private Optional<Pause> pause = Optional.empty();
    private Optional<StoppedSender> sender = Optional.empty();
    private Instant databaseWall = Instant.EPOCH;
    private Optional<Instant> debtTalk = Optional.empty();
    private int ahead;

    void take(ResultSet row) throws SQLException {
      String a = row.getString(2);
      String b = row.getString(3);
      String c = row.getString(4);
      Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
      switch (row.getString(1)) {
        case "clock" -> databaseWall = at;
        case "switch" -> off.add(new Off(a, Off.Effect.valueOf(b.toUpperCase(Locale.ROOT)), c));
        case "pause" -> pause = Optional.of(new Pause(at, a));
        case "sender" -> sender = Optional.of(new StoppedSender(a, at));
        case "unsettled" -> unsettled.add(new Unsettled(a, channel(b), at));
        case "contact" ->
            contacts.add(
                new Contacted(at, channel(a), Purpose.valueOf(b), Contacted.To.valueOf(c)));
        case "talk" -> debtTalk = Optional.of(at);
        case "ahead" -> ahead++;
        default -> throw new IllegalStateException("no such kind of row: " + row.getString(1));
      }
    }

    private static Channel channel(String code) {
      return Channel.valueOf(code.toUpperCase(Locale.ROOT));
    }

    Found found(Limits limits) {
      return new Found(
          new Controls(List.copyOf(off), pause, sender),
          new Traffic(
              limits,
              List.copyOf(contacts),
              ahead,
              List.copyOf(unsettled),
              Optional.empty(),
              Optional.empty(),
              debtTalk),
          databaseWall);
    }
  }
}
