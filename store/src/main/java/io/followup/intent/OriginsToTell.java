package io.followup.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.dispatch.Action.About;
import io.followup.fact.BookingConverted;
import io.followup.fact.CustomerBooked;
import io.followup.fact.Fact;
import io.followup.reading.servicetitan.SessionTrack;
import io.followup.subject.SessionSubject;
import io.followup.temporal.Payloads;
import io.followup.tenant.TenantId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Jobs and bookings that came of sessions which had carried where the customer came from on the
 * web: finished online, booked by another way since, or a job made of such a booking.
 */
public final class OriginsToTell {
  private static final TypeReference<List<Fact>> FACTS = new TypeReference<>() {};
  private static final ObjectMapper JSON = Payloads.mapper();

  private static final String DUE =
      """
      select d.id, d.fact, d.resource, d.body, d.facts, d.runs
      from delivery d left join conversion_seen s on s.delivery = d.id
      where d.tenant = ? and d.done_at > now() - interval '3 days'
        and d.fact in ('SessionCompleted', 'BookingConverted', 'CustomerBooked', 'BookingReceived')
        and d.state in ('RELAYED', 'NOTHING')
        and (s.delivery is null or s.again_at < now())
      order by d.done_at limit ?
      """;

  private final JdbcTemplate jdbc;

  /**
   * Something whose origin is to be told.
   *
   * @param session id of the one that carried it
   */
  public record Converted(About about, String object, String session, SessionTrack.Origin origin) {}

  /**
   * A delivery that may tell of conversions.
   *
   * @param converted none when nothing that it tells of came from a session with an origin
   */
  public record Due(long delivery, List<Converted> converted) {
    public Due {
      converted = List.copyOf(converted);
    }
  }

  private record Row(
      long id,
      String fact,
      Optional<String> resource,
      byte[] body,
      List<Fact> facts,
      List<String> runs) {}

  public OriginsToTell(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Oldest first; one that was refused comes again after an hour. */
  public List<Due> due(TenantId tenant, int most) {
    return jdbc.query(DUE, OriginsToTell::row, tenant.value(), most).stream()
        .map(row -> new Due(row.id(), converted(tenant, row)))
        .toList();
  }

  /** It need not be looked at any more. */
  public void told(long delivery) {
    see(delivery, "null");
  }

  /** The dispatch system refused; a person may change that. */
  public void refused(long delivery) {
    see(delivery, "now() + interval '1 hour'");
  }

  private void see(long delivery, String again) {
    jdbc.update(
        "insert into conversion_seen (delivery, again_at) values (?, "
            + again
            + ") on conflict (delivery) do update set again_at = excluded.again_at",
        delivery);
  }

  private List<Converted> converted(TenantId tenant, Row row) {
    return switch (row.fact()) {
      case "SessionCompleted" -> completed(tenant, row);
      case "BookingConverted" ->
          Stream.concat(ofBooking(tenant, row).stream(), booked(tenant, row).stream())
              .limit(1)
              .toList();
      default -> booked(tenant, row).stream().toList();
    };
  }

  private List<Converted> completed(TenantId tenant, Row row) {
    String session = row.resource().orElse("");
    return SessionTrack.read(row.body()).stream()
        .flatMap(
            track ->
                Stream.concat(
                    track.job().map(job -> new Target(About.JOB, job)).stream(),
                    track.booking().map(booking -> new Target(About.BOOKING, booking)).stream()))
        .flatMap(target -> carriedBy(tenant, session, target).stream())
        .toList();
  }

  /** A job of a booking whose session is known. */
  private Optional<Converted> ofBooking(TenantId tenant, Row row) {
    return row.facts().stream()
        .flatMap(fact -> fact instanceof BookingConverted one ? Stream.of(one) : Stream.empty())
        .findFirst()
        .flatMap(
            converted ->
                converted
                    .job()
                    .flatMap(
                        job ->
                            sessionOf(tenant, converted.subject().id())
                                .flatMap(
                                    session ->
                                        carriedBy(tenant, session, new Target(About.JOB, job)))));
  }

  private Optional<String> sessionOf(TenantId tenant, String booking) {
    return jdbc
        .queryForList(
            "select session from web_origin where tenant = ? and about = 'booking' and object = ?",
            String.class,
            tenant.value(),
            booking)
        .stream()
        .findFirst();
  }

  /** Booked by another way, while a follow-up of a session of the same household was waiting. */
  private Optional<Converted> booked(TenantId tenant, Row row) {
    String prefix = new SessionSubject(tenant, "x").workflowId().replaceFirst("x$", "");
    return row.facts().stream()
        .flatMap(fact -> fact instanceof CustomerBooked one ? Stream.of(one) : Stream.empty())
        .findFirst()
        .flatMap(
            booked ->
                row.runs().stream()
                    .filter(run -> run.startsWith(prefix))
                    .map(run -> run.substring(prefix.length()))
                    .filter(session -> wasBefore(tenant, session, booked))
                    .findFirst()
                    .flatMap(
                        session ->
                            Target.of(booked)
                                .flatMap(target -> carriedBy(tenant, session, target))));
  }

  private boolean wasBefore(TenantId tenant, String session, CustomerBooked booked) {
    return tracks(tenant, session).stream()
        .flatMap(track -> track.lastSeen().stream())
        .noneMatch(booked.at()::isBefore);
  }

  private Optional<Converted> carriedBy(TenantId tenant, String session, Target target) {
    List<SessionTrack> own = tracks(tenant, session);
    Optional<Converted> converted =
        Stream.concat(
                own.stream(),
                own.stream()
                    .flatMap(track -> track.previous().stream())
                    .distinct()
                    .flatMap(previous -> tracks(tenant, previous).stream()))
            .flatMap(track -> track.origin().stream())
            .findFirst()
            .map(origin -> new Converted(target.about(), target.id(), session, origin));
    converted.ifPresent(found -> note(tenant, found));
    return converted;
  }

  private void note(TenantId tenant, Converted found) {
    jdbc.update(
        "insert into web_origin (tenant, about, object, session) values (?, ?, ?, ?) on conflict do"
            + " nothing",
        tenant.value(),
        found.about().name().toLowerCase(Locale.ROOT),
        found.object(),
        found.session());
  }

  /** What was told of a session, oldest first. */
  private List<SessionTrack> tracks(TenantId tenant, String session) {
    return jdbc
        .query(
            "select body from delivery where subject = ? and fact in ('SessionAbandoned',"
                + " 'SessionCompleted') order by id limit 20",
            (row, n) -> row.getBytes(1),
            new SessionSubject(tenant, session).workflowId())
        .stream()
        .flatMap(body -> SessionTrack.read(body).stream())
        .toList();
  }

  private record Target(About about, String id) {
    /** Of {@code job 51000456} or {@code booking 31000234}. */
    static Optional<Target> of(CustomerBooked booked) {
      String[] words = booked.what().split(" ");
      return Stream.of(About.JOB, About.BOOKING)
          .filter(about -> words.length == 2 && about.name().equalsIgnoreCase(words[0]))
          .filter(about -> words[1].matches("\\d{1,18}"))
          .map(about -> new Target(about, words[1]))
          .findFirst();
    }
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Array runs = row.getArray("runs");
    return new Row(
        row.getLong("id"),
        row.getString("fact"),
        Optional.ofNullable(row.getString("resource")),
        row.getBytes("body"),
        facts(row.getString("facts")),
        runs == null ? List.of() : Arrays.asList((String[]) runs.getArray()));
  }

  private static List<Fact> facts(String json) {
    try {
      return json == null ? List.of() : JSON.readValue(json, FACTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored facts cannot be read");
    }
  }
}
