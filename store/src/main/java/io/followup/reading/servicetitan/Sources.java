package io.followup.reading.servicetitan;

import io.followup.marketing.MarketingSource;
import io.followup.reading.Provenance;
import io.followup.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what brought a customer (docs/reference/servicetitan.md 3.3, 3.5, 3.7). */
final class Sources {
  private Sources() {}

  /** Bookings name {@code campaignId} and {@code source}. */
  static MarketingSource ofBooking(Fields booking) {
    return new MarketingSource(booking.text("campaignId"), booking.text("source"));
  }

  /** Jobs name only {@code campaignId}. */
  static MarketingSource ofJob(Fields job) {
    return new MarketingSource(job.text("campaignId"), Optional.empty());
  }

  /** Sessions name a campaign, else the marks of the web page. */
  static MarketingSource ofSession(Fields session) {
    Fields tracking = session.object("sourceTracking").orElseGet(Fields::none);
    String marks =
        Stream.of("utmSource", "utmMedium")
            .flatMap(mark -> tracking.text(mark).stream())
            .collect(Collectors.joining(" / "));
    return new MarketingSource(
        tracking.text("campaignId"), session.text("campaignName").or(() -> Optional.of(marks)));
  }

  static List<Provenance> told(Subject object, MarketingSource source, Instant modifiedOn) {
    return source.isKnown()
        ? List.of(new Provenance.Brought(object, source, modifiedOn))
        : List.of();
  }
}
