package io.followup.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.calendar.BusinessClock;
import io.followup.fact.CustomerReplied;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.Fact;
import io.followup.fact.OptedOut;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequence.Exit;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateId;
import io.followup.subject.EstimateSubject;
import io.followup.touch.TouchResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole state of an estimate follow-up and everything it decides. Pure: facts and results go
 * in, the next action comes out. All instants are business time.
 *
 * @param options every option offered so far, with what is known of it
 * @param trigger the first option's creation; the sequence's hours count from here
 * @param cursor index of the next step
 * @param previousStepAt when the step before was taken; at first the trigger
 * @param notBefore when a guard deferred the next step, or an admin asked to send it now
 * @param brake why nothing is sent until somebody speaks, when that is so
 * @param seen ids of facts already counted, newest last
 * @param story what happened, oldest first
 */
public record FollowUp(
    EstimateSubject subject,
    CustomerId customer,
    Sequence sequence,
    BusinessClock clock,
    List<Option> options,
    Instant trigger,
    int cursor,
    Instant previousStepAt,
    Optional<NotBefore> notBefore,
    Optional<Brake> brake,
    Optional<Ending> ending,
    int touches,
    List<String> seen,
    List<StoryLine> story) {

  private static final int SEEN_KEPT = 500;
  private static final int STORY_KEPT = 100;

  /** An option of the estimate as last told. */
  public record Option(EstimateId id, Status status, BigDecimal total, Instant modifiedOn) {}

  /** What is known of an option. */
  public enum Status {
    OPEN,
    DISMISSED
  }

  /** The next step moved to another instant. */
  public record NotBefore(Instant at, String why) {}

  /** Nothing is sent until somebody speaks. */
  public record Brake(Kind kind, String why) {
    /** Paused by an admin, or held because a person must look. */
    public enum Kind {
      PAUSED,
      HELD
    }
  }

  public FollowUp {
    options = List.copyOf(options);
    seen = List.copyOf(seen);
    story = List.copyOf(story);
  }

  /** A fresh run for an estimate that lies open before the customer. */
  public static FollowUp start(EstimateOpened opened, Sequence sequence, BusinessClock clock) {
    Instant trigger = opened.createdOn();
    return new FollowUp(
            opened.subject(),
            opened.customer(),
            sequence,
            clock,
            List.of(),
            trigger,
            0,
            trigger,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            List.of(),
            List.of())
        .told(
            trigger,
            "Estimate "
                + opened.estimate()
                + " of "
                + Words.money(opened.total())
                + " went out; following up by "
                + sequence.label()
                + ".")
        .withOption(opened)
        .withSeen(opened.origin().factId());
  }

  // What happens to a run.

  /** Counts a fact in; a fact told twice, or one that changes nothing, leaves the run as it is. */
  public FollowUp on(Fact fact, Instant now) {
    if (ending.isPresent() || seen.contains(fact.origin().factId())) {
      return this;
    }
    FollowUp counted = withSeen(fact.origin().factId());
    return switch (fact) {
      case EstimateSold sold ->
          counted.ended(Outcome.WON, now, "Estimate " + sold.estimate() + " was sold.");
      case EstimateOpened opened -> counted.opened(opened, now);
      case EstimateDismissed dismissed -> counted.dismissed(dismissed, now);
      case CustomerReplied replied -> counted.replied(replied, now);
      case OptedOut optedOut ->
          counted.ended(Outcome.OPTED_OUT, now, "The customer " + optedOut.how() + ".");
    };
  }

  private FollowUp opened(EstimateOpened opened, Instant now) {
    Optional<Option> known = option(opened.estimate());
    if (known.isPresent() && !opened.modifiedOn().isAfter(known.get().modifiedOn())) {
      return this;
    }
    FollowUp joined = withOption(opened);
    if (known.isEmpty()) {
      return joined.told(
          now,
          "Estimate "
              + opened.estimate()
              + " of "
              + Words.money(opened.total())
              + " joined this conversation.");
    }
    return known.get().status() == Status.OPEN
        ? joined
        : joined.told(now, "Estimate " + opened.estimate() + " is open again.");
  }

  private FollowUp dismissed(EstimateDismissed dismissed, Instant now) {
    Optional<Option> known = option(dismissed.estimate());
    if (known.isPresent()
        && (known.get().status() == Status.DISMISSED || isStale(dismissed, known.get()))) {
      return this;
    }
    BigDecimal total = known.map(Option::total).orElse(BigDecimal.ZERO);
    FollowUp off =
        withOption(
            new Option(dismissed.estimate(), Status.DISMISSED, total, dismissed.modifiedOn()));
    boolean anyOpen = off.options.stream().anyMatch(option -> option.status() == Status.OPEN);
    return anyOpen
        ? off.told(now, "Estimate " + dismissed.estimate() + " was dismissed; others are open.")
        : off.ended(Outcome.LOST, now, "Every option was dismissed.");
  }

  private static boolean isStale(EstimateFact fact, Option known) {
    return fact.modifiedOn().isBefore(known.modifiedOn());
  }

  private FollowUp replied(CustomerReplied replied, Instant now) {
    String said = "The customer answered by " + replied.channel().inWords();
    return sequence.exits().contains(Exit.CUSTOMER_REPLIED)
        ? ended(Outcome.REPLIED, now, said + "; a person takes over.")
        : told(now, said + ".");
  }

  /** Takes in what became of the step that was due. */
  public FollowUp after(Step step, TouchResult result, Instant now) {
    if (ending.isPresent()) {
      return this;
    }
    String named = "Step " + step.id() + ": ";
    if (!isCurrent(step)) {
      // An admin left the step out while it was being carried out.
      int sent =
          result instanceof TouchResult.Sent || result instanceof TouchResult.Unknown ? 1 : 0;
      return copy(cursor, previousStepAt, notBefore, brake, ending, touches + sent)
          .told(now, named + result.why());
    }
    return switch (result) {
      case TouchResult.Sent sent -> stepTaken(sent.at(), named + sent.why(), 1);
      case TouchResult.Unknown unknown -> stepTaken(unknown.at(), named + unknown.why(), 1);
      case TouchResult.Rejected rejected -> stepTaken(rejected.at(), named + rejected.why(), 0);
      case TouchResult.Skipped skipped -> stepTaken(now, named + skipped.why(), 0);
      case TouchResult.Deferred deferred ->
          withNotBefore(new NotBefore(deferred.until(), deferred.why()))
              .told(now, named + deferred.why());
      case TouchResult.Stopped stopped -> ended(stopped.outcome(), now, stopped.why());
      case TouchResult.Held held ->
          withBrake(new Brake(Brake.Kind.HELD, held.why())).told(now, named + held.why());
    };
  }

  // What admins do.

  public FollowUp pause(String reason, Instant now) {
    return withBrake(new Brake(Brake.Kind.PAUSED, "Paused: " + reason + "."))
        .told(now, "Paused by an admin: " + reason + ".");
  }

  public FollowUp resume(String reason, Instant now) {
    return withBrake(null).told(now, "Resumed by an admin: " + reason + ".");
  }

  public FollowUp skipStep(String reason, Instant now) {
    return currentStep()
        .map(
            step ->
                stepTaken(now, "Step " + step.id() + ": left out by an admin: " + reason + ".", 0))
        .orElse(this);
  }

  public FollowUp sendNow(String reason, Instant now) {
    return currentStep()
        .map(
            step ->
                withNotBefore(new NotBefore(now, "An admin asked to send it now."))
                    .withBrake(null)
                    .told(
                        now,
                        "Step " + step.id() + ": an admin asked to send it now: " + reason + "."))
        .orElse(this);
  }

  public FollowUp stop(String reason, Instant now) {
    return ended(Outcome.STOPPED_BY_USER, now, "Stopped by an admin: " + reason + ".");
  }

  // What comes next.

  /** The one thing to do at {@code now}. */
  public Next next(Instant now) {
    if (ending.isPresent()) {
      return new Next.End(ending.get());
    }
    Instant expiry = trigger.plus(sequence.limits().expires());
    if (!now.isBefore(expiry)) {
      return end(
          Outcome.LOST,
          now,
          "Expired " + Words.duration(sequence.limits().expires()) + " after it began.");
    }
    if (currentStep().isEmpty()) {
      return end(Outcome.EXHAUSTED, now, "Every step was taken and the estimate is still open.");
    }
    if (touches >= sequence.limits().maxTouches()) {
      return end(
          Outcome.EXHAUSTED,
          now,
          "The limit of " + Words.count(touches, "message") + " is reached.");
    }
    if (brake.isPresent()) {
      return new Next.WaitUntil(expiry, brake.get().why());
    }
    Step step = currentStep().get();
    Instant due = dueAt(step);
    if (now.isBefore(due)) {
      return due.isBefore(expiry)
          ? new Next.WaitUntil(due, whyWaiting(step))
          : new Next.WaitUntil(expiry, "Expires before step " + step.id() + " is due.");
    }
    return new Next.Send(step, due);
  }

  private Next end(Outcome outcome, Instant at, String why) {
    return new Next.End(new Ending(outcome, at, why, touches));
  }

  private Instant dueAt(Step step) {
    return notBefore.map(NotBefore::at).orElseGet(() -> step.due().dueAt(trigger, previousStepAt));
  }

  private String whyWaiting(Step step) {
    return notBefore
        .map(NotBefore::why)
        .orElseGet(
            () ->
                Words.duration(step.due().duration())
                    + switch (step.due().after()) {
                      case TRIGGER -> " after the estimate went out.";
                      case PREVIOUS_STEP ->
                          cursor == 0 ? " after the estimate went out." : " after the step before.";
                    });
  }

  /** The step that comes next, if any is left. */
  public Optional<Step> currentStep() {
    return cursor < sequence.steps().size()
        ? Optional.of(sequence.steps().get(cursor))
        : Optional.empty();
  }

  private boolean isCurrent(Step step) {
    return currentStep().map(Step::id).filter(step.id()::equals).isPresent();
  }

  /** The largest total among the options that are open: the money at stake. */
  @JsonIgnore
  public BigDecimal amount() {
    return options.stream()
        .filter(option -> option.status() == Status.OPEN)
        .map(Option::total)
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }

  /** When the next step is due; empty when nothing is sent until somebody speaks. */
  public Optional<Instant> nextActionAt() {
    return ending.isPresent() || brake.isPresent()
        ? Optional.empty()
        : currentStep().map(this::dueAt);
  }

  /** waiting, deferred, paused, held or ended. */
  @JsonIgnore
  public String status() {
    if (ending.isPresent()) {
      return "ended";
    }
    return brake
        .map(b -> b.kind() == Brake.Kind.PAUSED ? "paused" : "held")
        .orElse(notBefore.isPresent() ? "deferred" : "waiting");
  }

  // Copies with one thing changed.

  /** The run is over. */
  public FollowUp ended(Outcome outcome, Instant at, String why) {
    return ended(new Ending(outcome, at, why, touches));
  }

  FollowUp ended(Ending end) {
    if (ending.isPresent()) {
      return this;
    }
    return copy(cursor, previousStepAt, Optional.empty(), brake, Optional.of(end), touches)
        .told(end.at(), end.outcome() + ": " + end.why());
  }

  private FollowUp stepTaken(Instant at, String what, int sent) {
    return copy(cursor + 1, at, Optional.empty(), brake, ending, touches + sent).told(at, what);
  }

  private FollowUp withNotBefore(NotBefore moved) {
    return copy(cursor, previousStepAt, Optional.of(moved), brake, ending, touches);
  }

  private FollowUp withBrake(Brake pulled) {
    return copy(cursor, previousStepAt, notBefore, Optional.ofNullable(pulled), ending, touches);
  }

  private FollowUp copy(
      int newCursor,
      Instant newPreviousStepAt,
      Optional<NotBefore> newNotBefore,
      Optional<Brake> newBrake,
      Optional<Ending> newEnding,
      int newTouches) {
    return new FollowUp(
        subject,
        customer,
        sequence,
        clock,
        options,
        trigger,
        newCursor,
        newPreviousStepAt,
        newNotBefore,
        newBrake,
        newEnding,
        newTouches,
        seen,
        story);
  }

  private Optional<Option> option(EstimateId id) {
    return options.stream().filter(option -> option.id().equals(id)).findFirst();
  }

  private FollowUp withOption(EstimateOpened opened) {
    return withOption(
        new Option(opened.estimate(), Status.OPEN, opened.total(), opened.modifiedOn()));
  }

  private FollowUp withOption(Option changed) {
    List<Option> all = new ArrayList<>(options);
    all.removeIf(option -> option.id().equals(changed.id()));
    all.add(changed);
    return withLists(all, seen, story);
  }

  private FollowUp withSeen(String factId) {
    return withLists(options, lastOf(seen, factId, SEEN_KEPT), story);
  }

  private FollowUp told(Instant at, String text) {
    return withLists(options, seen, lastOf(story, new StoryLine(at, text), STORY_KEPT));
  }

  private FollowUp withLists(List<Option> all, List<String> facts, List<StoryLine> lines) {
    return new FollowUp(
        subject,
        customer,
        sequence,
        clock,
        all,
        trigger,
        cursor,
        previousStepAt,
        notBefore,
        brake,
        ending,
        touches,
        facts,
        lines);
  }

  private static <T> List<T> lastOf(List<T> all, T added, int kept) {
    List<T> longer = new ArrayList<>(all);
    longer.add(added);
    return longer.subList(Math.max(0, longer.size() - kept), longer.size());
  }
}
