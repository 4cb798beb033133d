package io.followup.api.relay;

/** How a run is named in sentences. */
final class RunWords {
  private RunWords() {}

  /** For example {@code job 51000456} for {@code estimate/acme/job-51000456}. */
  static String of(String workflowId) {
    return workflowId.substring(workflowId.lastIndexOf('/') + 1).replaceFirst("-", " ");
  }
}
