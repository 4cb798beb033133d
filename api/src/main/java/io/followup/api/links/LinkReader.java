package io.followup.api.links;

import io.followup.api.relay.DeliveryReader;
import io.followup.consent.Consent;
import io.followup.fact.BookingPageViewed;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.fact.Origin;
import io.followup.inbox.RawDelivery;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.link.LeadsTo;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.touch.AttemptKey;
import io.followup.touch.Channel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads opened links for the relay. That a link was opened is a fact for the run that sent it; the
 * end of e-mails is one for every run of the customer.
 */
final class LinkReader implements DeliveryReader {
  private final Ledger ledger;

  private final Consent consent;

  LinkReader(Ledger ledger, Consent consent) {
    this.ledger = ledger;
    this.consent = consent;
  }

  @Override
  public Set<String> sources() {
    return Set.of(Visiting.SOURCE, Unsubscribing.SOURCE);
  }

  @Override
  public Reading read(RawDelivery delivery) {
    String readAs =
        (delivery.source().equals(Unsubscribing.SOURCE) ? "mail." : "link.") + delivery.event();
    AttemptKey key = new AttemptKey(new String(delivery.body(), StandardCharsets.US_ASCII));
    return ledger
        .find(key)
        .filter(attempt -> attempt.tenant().equals(delivery.tenant()))
        .map(
            attempt ->
                delivery.source().equals(Unsubscribing.SOURCE)
                    ? unsubscribed(delivery, readAs, attempt)
                    : opened(delivery, readAs, attempt))
        .orElseGet(
            () ->
                Reading.unreadable(
                    Optional.of(readAs), "The ledger has no attempt of this key any more."));
  }

  /** Everybody whose mailbox it is. */
  private Reading unsubscribed(RawDelivery delivery, String readAs, Attempt mail) {
    return Reading.facts(
        readAs,
        Stream.concat(Stream.of(mail.customer()), consent.customers(mail.contact()).stream())
            .distinct()
            .<Fact>map(
                customer ->
                    new OptedOut(
                        origin(delivery, delivery.dedupKey() + "/" + customer),
                        customer,
                        Channel.EMAIL,
                        Unsubscribing.WHY))
            .toList());
  }

  private static Origin origin(RawDelivery delivery, String factId) {
    return new Origin(
        factId, delivery.tenant(), delivery.receivedAt(), delivery.receivedAt(), delivery.source());
  }

  private static Reading opened(RawDelivery delivery, String readAs, Attempt attempt) {
    Origin origin = origin(delivery, delivery.dedupKey());
    CustomerId customer = attempt.customer();
    String run = attempt.workflowId();
    return switch (LeadsTo.valueOf(delivery.event().toUpperCase(Locale.ROOT))) {
      case ESTIMATE ->
          Reading.facts(
              readAs,
              List.of(
                  new EstimateViewed(origin, customer, run, attempt.step(), attempt.channel())));
      case BOOKING ->
          Reading.facts(
              readAs,
              List.of(
                  new BookingPageViewed(origin, customer, run, attempt.step(), attempt.channel())));
      // What comes of them is told by the payment, or not at all.
      case PAYMENT, REVIEW, UNSUBSCRIBE ->
          Reading.nothing(readAs, "That the page was opened changes nothing.");
    };
  }
}
