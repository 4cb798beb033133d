package io.followup.api.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.reconciliation.Finding;
import io.followup.reconciliation.FindingClass;
import io.followup.reconciliation.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a comparison of the dispatch system with our record found. An id is text.
 *
 * @param run workflow id, to be looked at in the Temporal UI
 * @param asked by whom
 * @param since what changed since then was compared
 * @param state RUNNING, DONE or FAILED
 * @param objects how many were compared, once it is over
 * @param why it could not be completed
 * @param repaired findings that were repaired, by class
 * @param people findings that wait for a person, by class
 * @param findings in the order in which they were made; absent in lists
 * @param after pass it as {@code after} for the next page of findings; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
    String id,
    String tenant,
    String run,
    String asked,
    Instant since,
    Report.State state,
    Instant beganAt,
    Instant endedAt,
    int objects,
    String why,
    Map<FindingClass, Integer> repaired,
    Map<FindingClass, Integer> people,
    List<FindingView> findings,
    String after) {

  static ReportView of(Report report) {
    return of(report, null, null);
  }

  static ReportView of(Report report, List<Finding> findings, int limit) {
    return of(
        report,
        findings.stream().map(FindingView::of).toList(),
        findings.size() < limit ? null : Long.toString(findings.getLast().id()));
  }

  private static ReportView of(Report report, List<FindingView> findings, String after) {
    return new ReportView(
        Long.toString(report.id()),
        report.tenant().value(),
        report.workflow(),
        report.asked(),
        report.since(),
        report.state(),
        report.beganAt(),
        report.endedAt().orElse(null),
        report.objects(),
        report.why().orElse(null),
        new TreeMap<>(report.repaired()),
        new TreeMap<>(report.people()),
        findings,
        after);
  }
}
