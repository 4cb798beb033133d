package io.followup.backfill;

import io.followup.backfill.BackfillProgress.State;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;

/** Batch by batch, with a pause after each, until the list is through or somebody stops it. */
public final class BackfillingRun implements Backfilling {
  private final BackfillActs acts =
      Workflow.newActivityStub(BackfillActs.class, BackfillOptions.ofAStretch("some objects"));
  private final BackfillActs end =
      Workflow.newActivityStub(BackfillActs.class, BackfillOptions.ofTheEnd());
  private final Backfill backfill;
  private BackfillProgress progress;

  @WorkflowInit
  public BackfillingRun(Backfill backfill) {
    this.backfill = backfill;
    this.progress = backfill.soFar().orElseGet(() -> BackfillProgress.atTheBeginning(now()));
  }

  @Override
  public BackfillProgress run(Backfill asked) {
    show();
    while (!progress.state().isOver()) {
      if (progress.state() == State.PAUSED) {
        Workflow.await(() -> progress.state() != State.PAUSED);
      } else if (now().isBefore(progress.nextAt())) {
        sleep(Duration.between(now(), progress.nextAt()));
      } else {
        step();
        goOnAnewWhenLong();
      }
      show();
    }
    end.close(backfill, progress);
    return progress;
  }

  private void step() {
    try {
      Entered came =
          acts.enter(backfill, progress.cursor(), progress.allowed(backfill.ramp(), now()));
      BackfillProgress after = progress.with(came, backfill.ramp(), now());
      // Stopped meanwhile: what has entered counts, and nothing follows.
      progress = progress.state() == State.STOPPED ? after.in(State.STOPPED, stopped()) : after;
    } catch (ActivityFailure failed) {
      throw ended(failed);
    }
  }

  private String stopped() {
    return progress.note().orElse("It was stopped.");
  }

  /** Our record says so, too, before the run fails. */
  private RuntimeException ended(ActivityFailure failed) {
    if (failed.getCause() instanceof CanceledFailure) {
      return failed;
    }
    String why =
        failed.getCause() instanceof ApplicationFailure known
            ? known.getOriginalMessage()
            : "It was given up after many tries.";
    progress = progress.in(State.FAILED, why);
    show();
    end.close(backfill, progress);
    return ApplicationFailure.newNonRetryableFailure(why, BackfillActs.REFUSED);
  }

  private void goOnAnewWhenLong() {
    if (Workflow.getInfo().isContinueAsNewSuggested() && !progress.state().isOver()) {
      Workflow.await(Workflow::isEveryHandlerFinished);
      Workflow.newContinueAsNewStub(Backfilling.class).run(backfill.goingOn(progress));
    }
  }

  /** Ends early when it is stopped. */
  private void sleep(Duration pause) {
    Slumber slumber = new Slumber(pause);
    slumber.scope.run();
    Workflow.await(() -> slumber.timer.isCompleted() || progress.state() == State.STOPPED);
    slumber.scope.cancel();
  }

  private static final class Slumber {
    private final CancellationScope scope;
    private Promise<Void> timer;

    Slumber(Duration pause) {
      scope =
          Workflow.newCancellationScope(
              () ->
                  timer =
                      Workflow.newTimer(
                          pause, TimerOptions.newBuilder().setSummary("the ramp").build()));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  @Override
  public void pause(String by) {
    if (progress.state() == State.RUNNING) {
      progress = progress.in(State.PAUSED, "Paused by " + by + ".");
    }
  }

  @Override
  public void resume(String by) {
    if (progress.state() == State.PAUSED) {
      progress = progress.in(State.RUNNING, "Resumed by " + by + ".");
    }
  }

  @Override
  public void stop(String by) {
    if (!progress.state().isOver()) {
      progress = progress.in(State.STOPPED, "Stopped by " + by + ".");
    }
  }

  @Override
  public BackfillProgress progress() {
    return progress;
  }

  private void show() {
    StringBuilder text = new StringBuilder();
    text.append(
        "**%d entered %s, %d were looked at (%s)**%n%n"
            .formatted(
                progress.entered(), backfill.sequence(), progress.looked(), progress.state()));
    progress.leftOut().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            one ->
                text.append("- left out %d: %s%n".formatted(one.getValue(), one.getKey().why())));
    progress.note().ifPresent(note -> text.append("- ").append(note).append('\n'));
    text.append(
        "%nOpen ones since %s, %s. Next: %s. Asked by %s."
            .formatted(
                backfill.since(),
                backfill.ramp(),
                progress.state().isOver() ? "nothing" : progress.nextAt(),
                backfill.asked()));
    Workflow.setCurrentDetails(text.toString());
  }
}
