package io.followup.moving;

import io.followup.moving.Moving.Order;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;

/**
 * Page by page, twice: whoever began while the version changed is found by the second round. A
 * third one comes when calls that were under way must be over.
 */
public final class MovingRunsRun implements MovingRuns {
  private static final int ROUNDS = 3;

  /** Until lists show what has happened, and no api starts runs by the version before. */
  private static final Duration UNTIL_SHOWN = Duration.ofSeconds(30);

  private static final Duration UNTIL_CALLS_ARE_OVER = Duration.ofMinutes(20);

  private final AskingRuns runs =
      Workflow.newActivityStub(AskingRuns.class, MovingOptions.ofOnePage());
  private MovingProgress progress;

  @WorkflowInit
  public MovingRunsRun(Moving moving) {
    progress = moving.soFar().orElseGet(MovingProgress::none);
  }

  @Override
  public MovingProgress run(Moving moving) {
    show(moving);
    while (!isThrough()) {
      if (progress.rounds() > 0 && progress.page().isEmpty()) {
        Workflow.sleep(progress.rounds() == 1 ? UNTIL_SHOWN : UNTIL_CALLS_ARE_OVER);
      }
      progress = progress.with(runs.ask(moving, progress.page()));
      show(moving);
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.newContinueAsNewStub(MovingRuns.class).run(moving.goingOn(progress));
      }
    }
    return progress;
  }

  private boolean isThrough() {
    return progress.rounds() >= ROUNDS || (progress.rounds() == ROUNDS - 1 && progress.left() == 0);
  }

  @Override
  public MovingProgress progress() {
    return progress;
  }

  private void show(Moving moving) {
    String verb = moving.order() instanceof Order.MoveTo ? "moved" : "ended";
    StringBuilder text = new StringBuilder();
    text.append(
        "**%d runs %s, %d will be after their message, %d stay as they are**%n%n"
            .formatted(progress.done(), verb, progress.later(), progress.refusals()));
    progress.refused().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(one -> text.append("- %d: %s%n".formatted(one.getValue(), one.getKey())));
    text.append(isThrough() ? "\nDone" : "\nRound " + (progress.rounds() + 1))
        .append(". Asked by ")
        .append(moving.asked())
        .append('.');
    Workflow.setCurrentDetails(text.toString());
  }
}
