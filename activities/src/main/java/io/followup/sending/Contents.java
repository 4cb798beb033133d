package io.followup.sending;

import io.followup.consent.ContactPoint;
import io.followup.consent.EarlierMessages;
import io.followup.dispatch.Reading;
import io.followup.guard.Content;
import io.followup.guard.Content.WayOut;
import io.followup.guard.Facts;
import io.followup.guard.NumberToCall;
import io.followup.guard.WayOutOfTexts;
import io.followup.roundtrip.Question;
import io.followup.run.Words;
import io.followup.tenant.Tenant;
import io.followup.touch.MessageClass;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The final content of a message, and what the guards need to judge it. How to end texts is added
 * here when it was not told to that number lately, and to every text about money owed: which text
 * is the first one nobody can know before. A message for an answering machine gets the office's
 * number when it gives none.
 */
final class Contents {
  private final URI publicUrl;

  Contents(URI publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * What was texted to a number lately, newest first; personal. What tells how to end texts is
   * looked for among it.
   *
   * @param point locked by the caller
   * @param now business time
   */
  static Question<List<String>> textsBefore(ContactPoint point, Tenant tenant, Instant now) {
    return EarlierMessages.texts(point, now.minus(tenant.contacting().optOutLineEvery()), now);
  }

  /**
   * @param textsBefore see {@link #textsBefore}; empty when it is no text, or goes nowhere
   */
  Content of(
      Wording.Written written,
      Reading reading,
      Tenant tenant,
      MessageClass message,
      Optional<List<String>> textsBefore) {
    WayOut wayOut =
        textsBefore
            .filter(
                texts ->
                    message == MessageClass.DEBT
                        || texts.stream().noneMatch(WayOutOfTexts::isToldIn))
            .map(untold -> WayOut.MUST_BE_TOLD)
            .orElse(WayOut.TOLD_LATELY);
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
        facts,
        tenant.contacting().neverSay());
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
