package io.followup.reconciliation;

import io.followup.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison of the dispatch system with our record.
 *
 * @param workflow id of the workflow that makes or made it
 * @param asked by whom
 * @param since what changed since then was compared
 * @param objects how many were compared, once it is over
 * @param why it could not be completed
 * @param repaired findings that were repaired, by class
 * @param people findings that wait for a person, by class
 */
public record Report(
    long id,
    TenantId tenant,
    String workflow,
    String asked,
    Instant since,
    State state,
    Instant beganAt,
    Optional<Instant> endedAt,
    int objects,
    Optional<String> why,
    Map<FindingClass, Integer> repaired,
    Map<FindingClass, Integer> people) {

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  public Report {
    repaired = Map.copyOf(repaired);
    people = Map.copyOf(people);
  }
}
