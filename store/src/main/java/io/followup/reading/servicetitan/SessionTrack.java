package io.followup.reading.servicetitan;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a delivery about a session tells of the way that led to it and from it
 * (docs/reference/servicetitan.md, Scheduling Pro, sourceTracking).
 *
 * @param job that was booked, where it names one
 * @param booking that was made, where it names one
 * @param previous the session that it goes on from
 * @param lastSeen when the person was last active
 * @param origin where the person came from; empty when the session names no landing page
 */
public record SessionTrack(
    Optional<String> job,
    Optional<String> booking,
    Optional<String> previous,
    Optional<Instant> lastSeen,
    Optional<Origin> origin) {
  private static final List<String> MARKS =
      List.of(
          "gclid",
          "gbraid",
          "wbraid",
          "fbclid",
          "msclkid",
          "utmSource",
          "utmMedium",
          "utmCampaign",
          "utmAdgroup",
          "utmTerm",
          "utmContent");

  /**
   * @param marks by the names of the web
   */
  public record Origin(URI landingPage, Map<String, String> marks) {
    public Origin {
      marks = Map.copyOf(marks);
    }
  }

  /**
   * @param body as it was delivered
   * @return empty when it is none
   */
  public static Optional<SessionTrack> read(byte[] body) {
    try {
      return Translator.resource(body).map(SessionTrack::of);
    } catch (Fields.Senseless senseless) {
      return Optional.empty();
    }
  }

  private static SessionTrack of(Fields session) {
    return new SessionTrack(
        session.id("jobId"),
        session.id("bookingId"),
        session.id("previousSessionId"),
        session.instant("lastCheckinDate", "modifiedOn"),
        session.object("sourceTracking").flatMap(SessionTrack::origin));
  }

  private static Optional<Origin> origin(Fields tracking) {
    Map<String, String> marks = new TreeMap<>();
    MARKS.forEach(name -> tracking.text(name).ifPresent(value -> marks.put(name, value)));
    return tracking
        .text("landingPageUrl")
        .flatMap(SessionTrack::page)
        .map(page -> new Origin(page, marks));
  }

  /** What stands behind the question mark may be no part of an address. */
  private static Optional<URI> page(String written) {
    int query = written.indexOf('?');
    try {
      return Optional.of(new URI(written));
    } catch (URISyntaxException odd) {
      return query < 0 ? Optional.empty() : page(written.substring(0, query));
    }
  }
}
