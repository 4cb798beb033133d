package io.followup.api.servicetitan;

import io.followup.api.relay.Reading;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Fact;
import io.followup.inbox.GroupCommit;
import io.followup.inbox.NewDelivery;
import io.followup.inbox.Stored;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import java.util.Optional;

/** Stores a verified delivery with what the relay and the sends must know of it at once. */
final class Intake {
  private final Translator translator;
  private final GroupCommit inbox;

  Intake(Translator translator, GroupCommit inbox) {
    this.translator = translator;
    this.inbox = inbox;
  }

  /** Returns once it is durable, whatever it says. */
  Stored store(Delivered delivered) {
    return inbox.store(understood(delivered));
  }

  private NewDelivery understood(Delivered delivered) {
    Optional<Translation> translation = translate(delivered);
    Optional<Fact> fact =
        translation
            .map(Translation::reading)
            .map(Reading::facts)
            .flatMap(all -> all.stream().findFirst());
    Optional<EstimateFact> estimate =
        fact.filter(EstimateFact.class::isInstance).map(EstimateFact.class::cast);
    return new NewDelivery(
        delivered.tenant(),
        ServiceTitanReader.SOURCE,
        delivered.pathEvent(),
        translation.map(Translation::dedupKey).orElseGet(() -> DedupKey.ofBody(delivered)),
        delivered.headers(),
        delivered.body(),
        estimate.map(about -> about.subject().workflowId()),
        estimate.flatMap(Intake::customer),
        estimate.filter(EstimateSold.class::isInstance).map(sold -> Outcome.WON));
  }

  /** A defect of ours in reading must not lose the delivery: the relay parks it, visibly. */
  private Optional<Translation> translate(Delivered delivered) {
    try {
      return Optional.of(translator.translate(delivered));
    } catch (RuntimeException defect) {
      return Optional.empty();
    }
  }

  private static Optional<CustomerId> customer(EstimateFact fact) {
    return fact instanceof EstimateOpened opened
        ? Optional.of(opened.customer())
        : Optional.empty();
  }
}
