package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.sequence.Act;
import io.followup.sequence.Sequence;
import io.followup.touch.TouchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A run played by hand: time passes as far as the test says, and what is due is carried out. */
final class Played {
  private final List<Next.Send> touches = new ArrayList<>();
  private final List<Instant> touchedAt = new ArrayList<>();
  private Function<Next.Send, TouchResult> answers = this::done;
  private TouchResult look = new TouchResult.Skipped("subject-still-open", "It is open.");
  private int looks;
  private FollowUp run;
  private Instant now;

  private Played(FollowUp run, Instant now) {
    this.run = run;
    this.now = now;
  }

  static Played start(TriggerFact fact, Sequence... sequences) {
    FollowUp run = FollowUp.start(fact, List.of(sequences), BusinessClock.real());
    return new Played(run, fact.happenedOn());
  }

  /** What a touch comes to from now on. */
  Played touchesCome(Function<Next.Send, TouchResult> to) {
    answers = to;
    return this;
  }

  /** What is found when it is read at once. */
  Played looksFind(TouchResult found) {
    look = found;
    return this;
  }

  TouchResult done(Next.Send send) {
    return switch (send.step().act()) {
      case Act.Send message ->
          new TouchResult.Sent(message.message().over(), "key", "SM1", now, "Sent.");
      case Act.Task task -> new TouchResult.Tasked(now, "The office has a task.");
      case Act.Branch branch ->
          new TouchResult.Branched(branch.arms().getFirst().to(), "The first holds.");
      case Act.AwaitFact wait -> throw new IllegalStateException("a run waits by itself");
      case Act.Stop stop -> throw new IllegalStateException("a run stops by itself");
    };
  }

  /** Time passes up to this instant. */
  Played until(Instant later) {
    while (run.ending().isEmpty()) {
      switch (run.next(now)) {
        case Next.WaitUntil wait -> {
          if (wait.at().isAfter(later)) {
            now = now.isAfter(later) ? now : later;
            return this;
          }
          now = wait.at().isAfter(now) ? wait.at() : now;
        }
        case Next.Send send -> {
          touches.add(send);
          touchedAt.add(now);
          run = run.after(send, answers.apply(send), now);
        }
        case Next.Look look -> {
          looks++;
          run = run.looking().looked(this.look, now);
        }
        case Next.GoOn on -> run = on.run();
        case Next.End end -> run = run.ended(end.ending());
      }
    }
    return this;
  }

  /** Time passes until there is nothing left to do. */
  Played untilItEnds() {
    return until(Instant.parse("2100-01-01T00:00:00Z"));
  }

  Played hears(Fact fact) {
    run = run.on(fact, now);
    return until(now);
  }

  Played isLedBy(Fact fact, Sequence... sequences) {
    run = run.follow(new FollowOn(fact, List.of(sequences)), now);
    return until(now);
  }

  Played does(Function<FollowUp, FollowUp> change) {
    run = change.apply(run);
    return until(now);
  }

  FollowUp run() {
    return run;
  }

  Instant now() {
    return now;
  }

  int looks() {
    return looks;
  }

  List<String> steps() {
    return touches.stream().map(touch -> touch.step().id()).toList();
  }

  List<Next.Send> touches() {
    return List.copyOf(touches);
  }

  Instant touchedAt(int touch) {
    return touchedAt.get(touch);
  }

  Next next() {
    return run.next(now);
  }

  Ending ending() {
    return run.ending().orElseThrow();
  }

  String last() {
    return run.memory().story().getLast().text();
  }

  List<String> story() {
    return run.memory().story().stream().map(StoryLine::text).toList();
  }
}
