package io.followup.api.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.reconciliation.Report;
import java.util.List;

/**
 * A page of reports, newest first, without their findings.
 *
 * @param before pass it as {@code before} for the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportPage(List<ReportView> reports, String before) {
  static ReportPage of(List<Report> rows, int limit) {
    return new ReportPage(
        rows.stream().map(ReportView::of).toList(),
        rows.size() < limit ? null : Long.toString(rows.getLast().id()));
  }
}
