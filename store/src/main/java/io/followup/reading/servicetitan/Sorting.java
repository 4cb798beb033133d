package io.followup.reading.servicetitan;

import io.followup.fact.BookingAccepted;
import io.followup.fact.BookingConverted;
import io.followup.fact.CallAnswered;
import io.followup.fact.CustomerFact;
import io.followup.fact.DebtFact;
import io.followup.fact.EstimateSold;
import io.followup.fact.Fact;
import io.followup.fact.JobCanceled;
import io.followup.fact.SessionCompleted;
import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.inbox.NewDelivery;
import io.followup.reading.Reading;
import io.followup.run.Outcome;
import io.followup.subject.CustomerId;
import io.followup.tenant.Tenants;
import java.util.List;
import java.util.Optional;

/** Finds what the relay and the sends must know of a delivery from the moment it is stored. */
public final class Sorting {
  private final Translator translator;

  public Sorting(Tenants tenants) {
    this.translator = new Translator(tenants);
  }

  /** The delivery as it is to be stored, whatever it says. */
  public NewDelivery sorted(Delivered delivered) {
    Optional<Translation> translation = translate(delivered);
    List<Fact> facts =
        translation.map(Translation::reading).map(Reading::facts).orElseGet(List::of);
    Optional<SubjectFact> about =
        facts.stream()
            .filter(SubjectFact.class::isInstance)
            .map(SubjectFact.class::cast)
            .findFirst();
    return new NewDelivery(
        delivered.tenant(),
        delivered.source().code(),
        delivered.pathEvent(),
        translation.map(Translation::dedupKey).orElseGet(() -> DedupKey.ofBody(delivered)),
        delivered.headers(),
        delivered.body(),
        about.map(fact -> fact.subject().workflowId()),
        facts.stream().flatMap(fact -> customer(fact).stream()).findFirst(),
        about.flatMap(Sorting::stop));
  }

  /** A defect of ours in reading must not lose the delivery: the relay parks it, visibly. */
  private Optional<Translation> translate(Delivered delivered) {
    try {
      return Optional.of(translator.translate(delivered));
    } catch (RuntimeException defect) {
      return Optional.empty();
    }
  }

  private static Optional<CustomerId> customer(Fact fact) {
    return switch (fact) {
      case TriggerFact trigger -> Optional.of(trigger.customer());
      case DebtFact debt -> Optional.of(debt.subject().customer());
      case CustomerFact about -> Optional.of(about.customer());
      default -> Optional.empty();
    };
  }

  /** What certainly ends a run: no send may overtake it on its way. */
  private static Optional<Outcome> stop(SubjectFact fact) {
    return switch (fact) {
      case EstimateSold sold -> Optional.of(Outcome.WON);
      case BookingAccepted accepted -> Optional.of(Outcome.WON);
      case BookingConverted converted -> Optional.of(Outcome.WON);
      case SessionCompleted completed -> Optional.of(Outcome.WON);
      case CallAnswered answered -> Optional.of(Outcome.WON);
      case JobCanceled canceled -> Optional.of(Outcome.LOST);
      default -> Optional.empty();
    };
  }
}
