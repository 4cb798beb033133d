package io.followup.reconciliation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;

/** What admins read of a comparison in the Temporal UI. */
final class ReconciliationWords {
  private ReconciliationWords() {}

  static String underWay(ReconciliationProgress progress) {
    return "Report %d: comparing %s changed since %s. %s"
        .formatted(
            progress.report(),
            progress.stage().map(Stage::inWords).orElse("nothing more"),
            progress.since(),
            counted(progress));
  }

  static String done(ReconciliationProgress progress, Tally tally) {
    return "Report %d is done. %s %d findings were repaired, %d wait for a person: GET /api/reconciliation/%d"
        .formatted(
            progress.report(),
            counted(progress),
            Tally.sum(tally.repaired()),
            Tally.sum(tally.people()),
            progress.report());
  }

  static String failure(ReconciliationProgress progress, ActivityFailure failed) {
    String cause =
        failed.getCause() instanceof ApplicationFailure application
            ? application.getOriginalMessage()
            : "it took longer than allowed.";
    return "The comparison ended at the %s: %s"
        .formatted(progress.stage().map(Stage::inWords).orElse("end"), cause);
  }

  private static String counted(ReconciliationProgress progress) {
    return "%d objects compared, %d told again."
        .formatted(progress.soFar().objects(), progress.soFar().repairs());
  }
}
