package io.followup.api.relay;

import io.followup.subject.SubjectKind;

/** How a run is named in sentences. */
final class RunWords {
  private RunWords() {}

  /** For example {@code job 51000456} for {@code estimate/acme/job-51000456}. */
  static String of(String workflowId) {
    String prefix = workflowId.substring(0, workflowId.indexOf('/'));
    String id = workflowId.substring(workflowId.lastIndexOf('/') + 1);
    if (prefix.equals(SubjectKind.ESTIMATE.prefix())) {
      return id.replaceFirst("-", " ");
    }
    return prefix.equals(SubjectKind.DEBT.prefix()) ? "customer " + id : prefix + " " + id;
  }
}
