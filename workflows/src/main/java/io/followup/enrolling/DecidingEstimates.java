package io.followup.enrolling;

import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides what a fact about an estimate is worth: several options are one conversation. Pure. */
final class DecidingEstimates {
  private static final String OPENED = EstimateOpened.class.getSimpleName();
  private static final String SOLD = EstimateSold.class.getSimpleName();
  private static final String DISMISSED = EstimateDismissed.class.getSimpleName();

  private static final String OVERTAKEN = "overtaken";
  private static final String REPEATED = "repeated";

  private final Enrolling enrolling;

  DecidingEstimates(Enrolling enrolling) {
    this.enrolling = enrolling;
  }

  Plan decide(EstimateFact fact, String workflowId, Knowledge knowledge) {
    return switch (fact) {
      case EstimateOpened opened -> opened(opened, workflowId, knowledge);
      case EstimateSold sold -> over(sold, "sold", workflowId, knowledge);
      case EstimateDismissed off -> over(off, "dismissed", workflowId, knowledge);
    };
  }

  private Plan opened(EstimateOpened opened, String workflowId, Knowledge knowledge) {
    return overtaken(opened, workflowId, knowledge)
        .or(() -> repeated(opened, workflowId, knowledge))
        .orElseGet(() -> enrolled(opened, workflowId, knowledge));
  }

  /** A sale of any option counts for all; a dismissal for its own. */
  private static Optional<Plan> overtaken(
      EstimateOpened opened, String workflowId, Knowledge knowledge) {
    String own = opened.estimate().value();
    Stream<Plan> sold =
        knowledge.estimates(workflowId).stream()
            .filter(
                estimate ->
                    notBefore(knowledge.latest(workflowId, estimate, SOLD), opened.modifiedOn()))
            .map(
                estimate ->
                    new Plan.Nothing(
                        OVERTAKEN,
                        "a later state is already known: estimate " + estimate + " was sold."));
    Stream<Plan> dismissed =
        notBefore(knowledge.latest(workflowId, own, DISMISSED), opened.modifiedOn())
            ? Stream.of(
                new Plan.Nothing(
                    OVERTAKEN,
                    "a later state is already known: estimate " + own + " was dismissed."))
            : Stream.empty();
    return Stream.concat(sold, dismissed).findFirst();
  }

  private static Optional<Plan> repeated(
      EstimateOpened opened, String workflowId, Knowledge knowledge) {
    String own = opened.estimate().value();
    Optional<Instant> open = knowledge.latestRelayed(workflowId, own, OPENED);
    boolean lastToldOpen =
        open.isPresent()
            && Stream.of(SOLD, DISMISSED)
                .flatMap(fact -> knowledge.latestRelayed(workflowId, own, fact).stream())
                .noneMatch(over -> over.isAfter(open.get()));
    return lastToldOpen
        ? Optional.of(
            new Plan.Nothing(
                REPEATED, "changes nothing: estimate " + own + " is already being followed up."))
        : Optional.empty();
  }

  private Plan enrolled(EstimateOpened opened, String workflowId, Knowledge knowledge) {
    if (!opened.subject().workflowId().equals(workflowId)) {
      return new Plan.Tell(workflowId, opened);
    }
    boolean known = knowledge.wasStarted(workflowId);
    return switch (enrolling.decide(Enrolling.Occasion.of(opened))) {
      case Enrolling.Enrolled.By by -> new Plan.Start(opened, by.sequences(), known);
      // An option that would not start a conversation still belongs to the one that runs.
      case Enrolling.Enrolled.Not not ->
          known ? new Plan.Tell(workflowId, opened) : new Plan.Nothing(not.rule(), not.why());
    };
  }

  private static Plan over(EstimateFact fact, String how, String workflowId, Knowledge knowledge) {
    String own = fact.estimate().value();
    boolean told =
        notBefore(knowledge.latestRelayed(workflowId, own, fact.name()), fact.modifiedOn());
    return told
        ? new Plan.Nothing(
            REPEATED, "changes nothing: estimate " + own + " is already known as " + how + ".")
        : new Plan.Tell(workflowId, fact);
  }

  private static boolean notBefore(Optional<Instant> known, Instant modified) {
    return known.map(instant -> !instant.isBefore(modified)).orElse(false);
  }
}
