package io.followup.run;

import io.followup.sequence.Step;
import io.followup.temporal.SearchAttributes;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an admin sees of a run in the Temporal UI: search attributes, current details, summaries.
 * Attributes are written only when one of them changed, all at once: each write costs an Action.
 */
final class Showing {
  private final ZoneId zone;
  private Attributes shown;

  /**
   * @param started the run as its starter described it in the start options
   */
  Showing(ZoneId zone, FollowUp started) {
    this.zone = zone;
    this.shown = Attributes.of(started);
  }

  /** Brings the UI up to date with the run. */
  void show(FollowUp run, Instant now) {
    Attributes current = Attributes.of(run);
    List<SearchAttributeUpdate<?>> changes = current.changesFrom(shown);
    if (!changes.isEmpty()) {
      Workflow.upsertTypedSearchAttributes(changes.toArray(SearchAttributeUpdate[]::new));
      shown = current;
    }
    refresh(run, now);
  }

  /** Rewrites the current details only; writes nothing to the history. */
  void refresh(FollowUp run, Instant now) {
    Workflow.setCurrentDetails(details(run, now));
  }

  RunView view(FollowUp run, Instant now) {
    return new RunView(
        run.status(),
        run.ending(),
        upcoming(run, now),
        run.memory().story(),
        now,
        run.lifecycle().attribution(),
        Optional.of(run.clock()));
  }

  /** For example {@code SMS (first-text) on Tue 24 Nov 10:00: 24 h after the estimate went out.} */
  String timerSummary(FollowUp run, Next.WaitUntil wait) {
    return upcoming(run, wait.at().minusMillis(1))
        .map(next -> next.what() + " on " + Words.when(next.at(), zone) + ": " + next.why())
        .orElse("Until " + Words.when(wait.at(), zone) + ": " + wait.why());
  }

  /** What an admin reads after a request. */
  String answer(FollowUp run, Instant now) {
    String last = run.memory().story().getLast().text();
    return upcoming(run, now)
        .map(next -> last + " Next: " + next.what() + " on " + Words.when(next.at(), zone) + ".")
        .orElse(last);
  }

  private static Optional<RunView.Upcoming> upcoming(FollowUp run, Instant now) {
    if (run.place().brake().isPresent()) {
      return Optional.empty();
    }
    return switch (run.next(now)) {
      case Next.End end -> Optional.empty();
      case Next.Send send ->
          Optional.of(new RunView.Upcoming(send.dueAt(), named(run), "It is being sent."));
      case Next.WaitUntil wait ->
          Optional.of(new RunView.Upcoming(wait.at(), named(run), wait.why()));
      case Next.Look look -> Optional.of(new RunView.Upcoming(now, "look", look.why()));
      case Next.GoOn on -> upcoming(on.run(), now);
    };
  }

  private static String named(FollowUp run) {
    return run.currentStep().map(Step::inWords).orElse("end");
  }

  private String details(FollowUp run, Instant now) {
    StringBuilder text = new StringBuilder();
    text.append("**").append(headline(run, now)).append("**\n\n");
    for (StoryLine line : run.memory().story()) {
      text.append("- ")
          .append(Words.when(line.at(), zone))
          .append(" · ")
          .append(line.text())
          .append('\n');
    }
    text.append("\nTimes are local to ").append(zone);
    if (!run.clock().isReal()) {
      text.append("; this sandbox runs ").append(run.clock().speed()).append(" times faster");
    }
    return text.append('.').toString();
  }

  private String headline(FollowUp run, Instant now) {
    if (run.ending().isPresent()) {
      Ending ending = run.ending().get();
      return ending.outcome() + ": " + ending.why();
    }
    if (run.place().brake().isPresent()) {
      return run.place().brake().get().why() + " Nothing is sent until somebody resumes it.";
    }
    return upcoming(run, now)
        .map(
            next ->
                "Next: " + next.what() + " on " + Words.when(next.at(), zone) + ". " + next.why())
        .orElse("Nothing comes next.");
  }

  /** The attributes that change during a run. */
  private record Attributes(
      String sequence,
      String step,
      String status,
      Optional<Outcome> outcome,
      Optional<OffsetDateTime> nextActionAt,
      double amount,
      long touches) {

    static Attributes of(FollowUp run) {
      return new Attributes(
          run.sequence().label(),
          run.ending().isPresent() ? "-" : run.currentStep().map(step -> step.id()).orElse("-"),
          run.status(),
          run.ending().map(Ending::outcome),
          run.nextActionAt().map(at -> at.atOffset(ZoneOffset.UTC)),
          run.amount().doubleValue(),
          run.place().touches());
    }

    List<SearchAttributeUpdate<?>> changesFrom(Attributes before) {
      List<SearchAttributeUpdate<?>> changes = new ArrayList<>();
      if (!sequence.equals(before.sequence)) {
        changes.add(SearchAttributes.SEQUENCE.valueSet(sequence));
      }
      if (!step.equals(before.step)) {
        changes.add(SearchAttributes.STEP.valueSet(step));
      }
      if (!status.equals(before.status)) {
        changes.add(SearchAttributes.STATUS.valueSet(status));
      }
      if (!outcome.equals(before.outcome)) {
        outcome.ifPresent(o -> changes.add(SearchAttributes.OUTCOME.valueSet(o.name())));
      }
      if (!nextActionAt.equals(before.nextActionAt)) {
        changes.add(
            nextActionAt
                .<SearchAttributeUpdate<?>>map(SearchAttributes.NEXT_ACTION_AT::valueSet)
                .orElseGet(SearchAttributes.NEXT_ACTION_AT::valueUnset));
      }
      if (amount != before.amount) {
        changes.add(SearchAttributes.AMOUNT.valueSet(amount));
      }
      if (touches != before.touches) {
        changes.add(SearchAttributes.TOUCHES.valueSet(touches));
      }
      return changes;
    }
  }
}
