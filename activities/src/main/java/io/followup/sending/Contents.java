package io.followup.sending;

import io.followup.consent.ContactPoint;
import io.followup.consent.EarlierMessages;
import io.followup.dispatch.Reading;
import io.followup.guard.Content;
import io.followup.guard.Content.WayOut;
import io.followup.guard.Facts;
import io.followup.guard.NumberToCall;
import io.followup.guard.WayOutOfTexts;
import io.followup.run.Words;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The final content of a message, and what the guards need to judge it. How to end texts is added
 * here when it was not told to that number lately: which text is the first one nobody can know
 * before. A message for an answering machine gets the office's number when it gives none.
 */
final class Contents {
  private final EarlierMessages earlier;
  private final URI publicUrl;

  Contents(DataSource dataSource, URI publicUrl) {
    this.earlier = new EarlierMessages(dataSource);
    this.publicUrl = publicUrl;
  }

  /**
   * @param point locked by the caller; empty when there is no place to send to
   * @param now business time
   */
  Content of(
      Wording.Written written,
      Reading reading,
      Tenant tenant,
      Channel channel,
      Optional<ContactPoint> point,
      Instant now) {
    WayOut wayOut =
        channel == Channel.SMS && point.isPresent() && !toldLately(point.get(), tenant, now)
            ? WayOut.MUST_BE_TOLD
            : WayOut.TOLD_LATELY;
    return switch (written) {
      case Wording.Written.Complete complete ->
          content(
              finished(complete.content(), tenant, wayOut),
              Optional.empty(),
              reading,
              tenant,
              wayOut,
              FactsOfReading.of(reading, tenant, complete.words()));
      case Wording.Written.Incomplete incomplete ->
          content(
              Map.of(),
              Optional.of(incomplete.why()),
              reading,
              tenant,
              wayOut,
              new Facts(List.of(), List.of()));
    };
  }

  private boolean toldLately(ContactPoint point, Tenant tenant, Instant now) {
    return earlier.texts(point, now.minus(tenant.contacting().optOutLineEvery()), now).stream()
        .anyMatch(WayOutOfTexts::isToldIn);
  }

  private static Map<String, String> finished(
      Map<String, String> texts, Tenant tenant, WayOut wayOut) {
    Map<String, String> finished = new HashMap<>(texts);
    if (wayOut == WayOut.MUST_BE_TOLD) {
      finished.computeIfPresent("text", (place, text) -> WayOutOfTexts.toldIn(text));
    }
    finished.computeIfPresent(
        "voicemail", (place, text) -> NumberToCall.toldIn(text, Words.phone(tenant.officePhone())));
    return finished;
  }

  private Content content(
      Map<String, String> texts,
      Optional<String> missing,
      Reading reading,
      Tenant tenant,
      WayOut wayOut,
      Facts facts) {
    return new Content(
        texts,
        missing,
        tenant.company(),
        names(reading),
        hosts(tenant),
        tenant.contacting().mostSegments(),
        wayOut,
        facts);
  }

  private static List<String> names(Reading reading) {
    return Stream.of(reading.party().name(), FirstName.of(reading.party().name()))
        .filter(name -> !name.isBlank())
        .toList();
  }

  private Set<String> hosts(Tenant tenant) {
    Set<String> hosts = new HashSet<>(tenant.linkHosts());
    Optional.ofNullable(publicUrl.getHost()).ifPresent(hosts::add);
    return hosts;
  }
}
