package io.followup.reconciliation;

import io.followup.inbox.Bell;
import io.followup.inbox.Deliveries;
import io.followup.inbox.DeliveryState;
import io.followup.inbox.Inbox;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.Stored;
import io.followup.run.Outcome;
import io.followup.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repairs by the way that webhooks take: a delivery in the inbox, read by the same translator. The
 * same state of an object is told once, however often it is compared.
 */
final class TellingAgain {
  /** Who reads these deliveries is found by it. */
  static final String SOURCE = "reconciliation";

  private final Inbox inbox;
  private final Deliveries deliveries;
  private final Reports reports;
  private final TransactionTemplate transactions;

  TellingAgain(DataSource dataSource, TransactionTemplate transactions) {
    // The relay of the api looks for deliveries of others several times a second.
    this.inbox = new Inbox(dataSource, new Bell());
    this.deliveries = new Deliveries(dataSource);
    this.reports = new Reports(dataSource);
    this.transactions = transactions;
  }

  /**
   * @param event as a callback path names it
   * @return whether there is something for the relay to do
   */
  boolean tell(TenantId tenant, long report, FoundObject object, String event, ObjectLists lists) {
    String id =
        String.join("-", SOURCE, object.kind().inWords(), object.id())
            + "-"
            + object.modifiedOn().toEpochMilli()
            + "-"
            + object.state().name().toLowerCase(java.util.Locale.ROOT);
    NewDelivery delivery =
        new NewDelivery(
            tenant,
            SOURCE,
            event,
            id,
            Map.of(),
            lists.asDelivered(object, event, id),
            Optional.of(object.subject().workflowId()),
            object.customer(),
            stop(object));
    return Boolean.TRUE.equals(
        transactions.execute(status -> keep(report, object, inbox.store(delivery))));
  }

  private boolean keep(long report, FoundObject object, Stored stored) {
    if (stored.duplicate() && !retried(stored.id())) {
      return false;
    }
    reports.repairing(
        report,
        new Finding.Repair(
            "again/" + object.kind().inWords() + "/" + object.id(),
            object.inWords(),
            Optional.of(object.subject().workflowId()),
            stored.id()));
    return true;
  }

  /** What was told before and could not be relayed gets another chance each night. */
  private boolean retried(long delivery) {
    return deliveries
        .find(delivery)
        .filter(known -> known.state() == DeliveryState.PARKED)
        .map(parked -> deliveries.replay(parked.id()))
        .orElse(false);
  }

  /** What certainly ends a run: no send may overtake it on its way. */
  private static Optional<Outcome> stop(FoundObject object) {
    boolean ends =
        object.state() == FoundObject.State.WON
            && (object.kind() == ObjectKind.ESTIMATE || object.kind() == ObjectKind.BOOKING);
    return ends ? Optional.of(Outcome.WON) : Optional.empty();
  }
}
