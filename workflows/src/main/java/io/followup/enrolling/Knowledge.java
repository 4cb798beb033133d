package io.followup.enrolling;

import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was told of objects so far: by earlier deliveries, then by those of the same batch, as if
 * each had already been relayed.
 */
public final class Knowledge {
  private final Map<String, Map<String, Map<String, Latest>>> bySubject = new HashMap<>();

  /** Latest modification told, and latest told that reached a run. */
  private record Latest(Instant told, Optional<Instant> relayed) {
    Latest with(Instant more, boolean reached) {
      Instant laterTold = more.isAfter(told) ? more : told;
      Optional<Instant> laterRelayed =
          reached && relayed.map(more::isAfter).orElse(true) ? Optional.of(more) : relayed;
      return new Latest(laterTold, laterRelayed);
    }
  }

  public Knowledge(Collection<Known> known) {
    known.forEach(
        row ->
            of(row.subject(), row.resource())
                .put(row.fact(), new Latest(row.latest(), row.latestRelayed())));
  }

  /** Whether a fact that starts a run reached this one before. */
  boolean wasStarted(String workflowId) {
    return bySubject.getOrDefault(workflowId, Map.of()).values().stream()
        .flatMap(facts -> facts.entrySet().stream())
        .anyMatch(
            fact ->
                TriggerFact.NAMES.contains(fact.getKey()) && fact.getValue().relayed().isPresent());
  }

  void told(SubjectFact fact, String workflowId, boolean reached) {
    of(workflowId, fact.resource())
        .merge(
            fact.name(),
            new Latest(
                fact.modifiedOn(), reached ? Optional.of(fact.modifiedOn()) : Optional.empty()),
            (old, added) -> old.with(fact.modifiedOn(), reached));
  }

  /** Latest modification with which this fact was told of this estimate. */
  Optional<Instant> latest(String workflowId, String estimate, String fact) {
    return Optional.ofNullable(of(workflowId, estimate).get(fact)).map(Latest::told);
  }

  /** The same, of those that reached the run. */
  Optional<Instant> latestRelayed(String workflowId, String estimate, String fact) {
    return Optional.ofNullable(of(workflowId, estimate).get(fact)).flatMap(Latest::relayed);
  }

  Set<String> estimates(String workflowId) {
    return bySubject.getOrDefault(workflowId, Map.of()).keySet();
  }

  private Map<String, Latest> of(String workflowId, String estimate) {
    return bySubject
        .computeIfAbsent(workflowId, subject -> new HashMap<>())
        .computeIfAbsent(estimate, resource -> new HashMap<>());
  }
}
