package io.followup.api.links;

import io.followup.consent.Consent;
import io.followup.consent.ContactPoint;
import io.followup.consent.Suppression;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.Stored;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.link.LeadsTo;
import io.followup.link.LinkToken;
import io.followup.link.Links;
import io.followup.run.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends e-mails to an address (RFC 8058). Counts from the moment at which it is answered: the
 * suppression is written in the transaction that stores the request.
 */
final class Unsubscribing {
  static final String SOURCE = "unsubscribe";

  /** As it reads after "the customer". */
  static final String WHY = "unsubscribed from e-mails";

  private final Links links;
  private final Ledger ledger;
  private final Inbox inbox;
  private final Consent consent;
  private final TransactionTemplate transaction;

  Unsubscribing(
      Links links, Ledger ledger, Inbox inbox, Consent consent, TransactionTemplate transaction) {
    this.links = links;
    this.ledger = ledger;
    this.inbox = inbox;
    this.consent = consent;
    this.transaction = transaction;
  }

  /** The e-mail that this token stands in. Changes nothing. */
  Optional<Attempt> mail(String token) {
    return LinkToken.of(token)
        .flatMap(links::find)
        .filter(link -> link.leadsTo() == LeadsTo.UNSUBSCRIBE)
        .flatMap(link -> ledger.find(link.attempt()));
  }

  /** Asked twice, it stays as it is; asked again after a new opt-in, it counts again. */
  void unsubscribe(Attempt mail) {
    transaction.executeWithoutResult(
        status -> {
          ContactPoint mailbox =
              consent.lock(
                  mail.tenant(),
                  mail.contact().kind(),
                  mail.contact().value(),
                  Optional.of(mail.customer()));
          Stored stored = inbox.store(delivery(mail));
          consent.suppress(mailbox, Suppression.Scope.EMAIL, WHY, "delivery " + stored.id());
        });
  }

  private static NewDelivery delivery(Attempt mail) {
    return new NewDelivery(
        mail.tenant(),
        SOURCE,
        "one-click",
        SOURCE + ":" + mail.key(),
        Map.of(),
        mail.key().value().getBytes(StandardCharsets.US_ASCII),
        Optional.empty(),
        Optional.of(mail.customer()),
        Optional.of(Outcome.OPTED_OUT));
  }
}
