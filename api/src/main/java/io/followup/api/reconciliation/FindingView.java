package io.followup.api.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.reconciliation.Finding;
import io.followup.reconciliation.FindingClass;
import java.time.Instant;

/**
 * One way in which the dispatch system and our record differed.
 *
 * @param kind its class
 * @param object in words, for example {@code estimate 61000789}
 * @param subject workflow id of the follow-up that it is about
 * @param state REPAIRING, REPAIRED or PERSON: somebody must look at it
 * @param sentence what was wrong, and what was done or is to be done
 * @param delivery by which it was repaired
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingView(
    String id,
    FindingClass kind,
    String object,
    String subject,
    Finding.State state,
    String sentence,
    String delivery,
    Instant at) {

  static FindingView of(Finding finding) {
    return new FindingView(
        Long.toString(finding.id()),
        finding.kind(),
        finding.object(),
        finding.subject().orElse(null),
        finding.state(),
        finding.sentence(),
        finding.delivery().isPresent() ? Long.toString(finding.delivery().getAsLong()) : null,
        finding.at());
  }
}
