package io.followup.api.links;

import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.ledger.Attempt;
import io.followup.ledger.Ledger;
import io.followup.link.LeadsTo;
import io.followup.link.Link;
import io.followup.link.LinkToken;
import io.followup.link.Links;
import io.followup.link.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says where a link leads, and tells the inbox when a person opens it for the first time. Further
 * visits, and those of machines, are only counted.
 */
final class Visiting {
  static final String SOURCE = "link";

  private final Links links;
  private final Ledger ledger;
  private final Inbox inbox;
  private final TransactionTemplate transaction;

  Visiting(Links links, Ledger ledger, Inbox inbox, TransactionTemplate transaction) {
    this.links = links;
    this.ledger = ledger;
    this.inbox = inbox;
    this.transaction = transaction;
  }

  /** Empty when there is no such link. */
  Optional<URI> visit(String token, Visitor visitor) {
    return LinkToken.of(token)
        .flatMap(links::find)
        .filter(link -> link.leadsTo() != LeadsTo.UNSUBSCRIBE)
        .flatMap(
            link -> {
              transaction.executeWithoutResult(status -> count(link, visitor));
              return link.target();
            });
  }

  private void count(Link link, Visitor visitor) {
    if (links.visited(link.token(), visitor)) {
      ledger.find(link.attempt()).ifPresent(attempt -> inbox.store(opened(link, attempt)));
    }
  }

  /** The key of the attempt, never the token: whoever reads the inbox cannot open the link. */
  private static NewDelivery opened(Link link, Attempt attempt) {
    return new NewDelivery(
        attempt.tenant(),
        SOURCE,
        link.leadsTo().code(),
        SOURCE + ":" + link.leadsTo().code() + ":" + attempt.key(),
        Map.of(),
        attempt.key().value().getBytes(StandardCharsets.US_ASCII),
        Optional.of(attempt.workflowId()),
        Optional.of(attempt.customer()),
        Optional.empty());
  }
}
