package io.followup.enrolling;

import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateViewed;
import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.JobAttributed;
import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.sequence.Sequence.Trigger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a fact about an object is worth. What cannot change anything is recorded but not
 * signalled: a signal costs money. Pure.
 */
public final class Deciding {
  private static final String OVERTAKEN = "overtaken";
  private static final String REPEATED = "repeated";
  private static final String NO_RUN = "no-run";

  private final Enrolling enrolling;
  private final DecidingEstimates estimates;

  public Deciding(Enrolling enrolling) {
    this.enrolling = enrolling;
    this.estimates = new DecidingEstimates(enrolling);
  }

  /**
   * Decides and remembers.
   *
   * @param workflowId the run that the fact is about
   */
  public Plan decide(SubjectFact fact, String workflowId, Knowledge knowledge) {
    Plan plan =
        switch (fact) {
          case EstimateFact estimate -> estimates.decide(estimate, workflowId, knowledge);
          // Whoever starts the run looks for it, too: whichever comes first, the run gets to know.
          case JobAttributed attributed -> new Plan.Mention(workflowId, attributed);
          case TriggerFact trigger -> triggered(trigger, workflowId, knowledge);
          default -> told(fact, workflowId, knowledge);
        };
    knowledge.told(fact, workflowId, !(plan instanceof Plan.Nothing));
    return plan;
  }

  /** What it is worth that the customer looked at the estimate; its run is open. */
  public Plan decide(EstimateViewed viewed) {
    Enrolling.Occasion occasion =
        new Enrolling.Occasion(
            Trigger.ESTIMATE_VIEWED,
            viewed.origin().tenant(),
            viewed.customer(),
            Map.of(),
            viewed.origin().occurredAt(),
            viewed.origin().source());
    return switch (enrolling.decide(occasion)) {
      case Enrolling.Enrolled.By by -> new Plan.Lead(viewed.workflowId(), viewed, by.sequences());
      case Enrolling.Enrolled.Not not -> new Plan.Tell(viewed.workflowId(), viewed);
    };
  }

  private Plan triggered(TriggerFact fact, String workflowId, Knowledge knowledge) {
    return overtaken(fact, workflowId, knowledge)
        .or(() -> repeated(fact, workflowId, knowledge))
        .orElseGet(() -> enrolled(fact, workflowId, knowledge));
  }

  private static Optional<Plan> overtaken(
      TriggerFact fact, String workflowId, Knowledge knowledge) {
    return Overtaking.of(fact).stream()
        .filter(
            later ->
                notBefore(
                    knowledge.latest(workflowId, later.resource(), later.fact()), later.since()))
        .<Plan>map(
            later ->
                new Plan.Nothing(
                    OVERTAKEN, "a later state is already known: " + later.inWords() + "."))
        .findFirst();
  }

  private static Optional<Plan> repeated(SubjectFact fact, String workflowId, Knowledge knowledge) {
    return notBefore(
            knowledge.latestRelayed(workflowId, fact.resource(), fact.name()), fact.modifiedOn())
        ? Optional.of(new Plan.Nothing(REPEATED, "changes nothing: it is known already."))
        : Optional.empty();
  }

  private Plan enrolled(TriggerFact fact, String workflowId, Knowledge knowledge) {
    boolean known = knowledge.wasStarted(workflowId);
    if (fact instanceof InvoiceOverdue invoice && wasDunned(invoice, knowledge)) {
      return new Plan.Tell(workflowId, fact);
    }
    return switch (enrolling.decide(Enrolling.Occasion.of(fact))) {
      case Enrolling.Enrolled.By by -> new Plan.Start(fact, by.sequences(), known);
      case Enrolling.Enrolled.Not not ->
          known ? new Plan.Tell(workflowId, fact) : new Plan.Nothing(not.rule(), not.why());
    };
  }

  /**
   * Dunning may begin again when the customer owes anew, but not because an invoice that it was
   * about before is changed: it may have been stopped by a person.
   */
  private static boolean wasDunned(InvoiceOverdue invoice, Knowledge knowledge) {
    String run = invoice.subject().workflowId();
    Optional<Instant> dunned = knowledge.latestRelayed(run, invoice.resource(), invoice.name());
    return dunned.isPresent()
        && !notBefore(
            knowledge.latest(run, invoice.resource(), InvoiceSettled.class.getSimpleName()),
            dunned.get());
  }

  private static Plan told(SubjectFact fact, String workflowId, Knowledge knowledge) {
    return repeated(fact, workflowId, knowledge)
        .orElseGet(
            () ->
                knowledge.wasStarted(workflowId)
                    ? new Plan.Tell(workflowId, fact)
                    : new Plan.Nothing(
                        NO_RUN, "no follow-up of " + fact.subject().inWords() + " was started."));
  }

  private static boolean notBefore(Optional<Instant> known, Instant modified) {
    return known.map(instant -> !instant.isBefore(modified)).orElse(false);
  }
}
