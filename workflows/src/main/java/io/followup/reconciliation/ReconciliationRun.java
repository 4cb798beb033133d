package io.followup.reconciliation;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.Optional;

/** Stage by stage, then it waits for the relay to do what was found. */
public final class ReconciliationRun implements Reconciliation {
  /** The relay takes seconds; longer than this it is away. */
  private static final Duration FOR_THE_RELAY = Duration.ofSeconds(10);

  private static final int LOOKS_AT_THE_RELAY = 60;

  private final Comparing compare =
      Workflow.newActivityStub(Comparing.class, ReconciliationOptions.ofAPart());
  private final Comparing report =
      Workflow.newActivityStub(Comparing.class, ReconciliationOptions.ofTheReport());
  private ReconciliationProgress progress;

  @WorkflowInit
  public ReconciliationRun(ReconciliationStart start) {
    progress = start.soFar().orElseGet(() -> ReconciliationProgress.leftToAnother(start.tenant()));
  }

  @Override
  public ReconciliationProgress run(ReconciliationStart start) {
    if (start.soFar().isEmpty()) {
      Optional<Opened> opened = report.open(start);
      if (opened.isEmpty()) {
        Workflow.setCurrentDetails("Another comparison of this tenant is under way.");
        return progress;
      }
      progress = ReconciliationProgress.atTheBeginning(start.tenant(), opened.get());
    }
    try {
      compareAll(start);
    } catch (ActivityFailure failed) {
      throw ended(failed);
    }
    settle();
    Tally tally = report.close(progress, Optional.empty());
    Workflow.setCurrentDetails(ReconciliationWords.done(progress, tally));
    return progress;
  }

  private void compareAll(ReconciliationStart start) {
    while (progress.stage().isPresent()) {
      Workflow.setCurrentDetails(ReconciliationWords.underWay(progress));
      progress = progress.with(compare.compare(progress.part()));
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.newContinueAsNewStub(Reconciliation.class).run(start.goingOn(progress));
      }
    }
  }

  private void settle() {
    int waiting = report.settle(progress.report());
    for (int looks = 1; waiting > 0 && looks < LOOKS_AT_THE_RELAY; looks++) {
      Workflow.sleep(FOR_THE_RELAY);
      waiting = report.settle(progress.report());
    }
  }

  /** The report says so, too, before the run fails. */
  private RuntimeException ended(ActivityFailure failed) {
    if (failed.getCause() instanceof CanceledFailure) {
      return failed;
    }
    String why = ReconciliationWords.failure(progress, failed);
    report.close(progress, Optional.of(why));
    return ApplicationFailure.newNonRetryableFailure(why, "NotCompared");
  }

  @Override
  public ReconciliationProgress progress() {
    return progress;
  }
}
