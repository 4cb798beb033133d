package io.followup.run;

import io.followup.calendar.BusinessClock;
import io.followup.fact.EstimateOpened;
import io.followup.fact.Fact;
import io.followup.run.Place.Brake;
import io.followup.sequence.Anchor;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateSubject;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole state of an estimate follow-up and everything it decides. Pure: facts and results go
 * in, the next action comes out. All instants are business time.
 *
 * @param trigger the first option's creation; the sequence's hours count from here
 */
public record FollowUp(
    EstimateSubject subject,
    CustomerId customer,
    Sequence sequence,
    BusinessClock clock,
    Instant trigger,
    Options options,
    Place place,
    Optional<Ending> ending,
    Memory memory) {

  /** A fresh run for an estimate that lies open before the customer. */
  public static FollowUp start(EstimateOpened opened, Sequence sequence, BusinessClock clock) {
    Instant trigger = opened.createdOn();
    String began =
        "Estimate %s of %s went out; following up by %s."
            .formatted(opened.estimate(), Words.money(opened.total()), sequence.label());
    return new FollowUp(
        opened.subject(),
        opened.customer(),
        sequence,
        clock,
        trigger,
        Options.none().with(opened),
        Place.atStart(trigger),
        Optional.empty(),
        Memory.empty().seeing(opened.origin().factId()).telling(trigger, began));
  }

  // What happens to a run.

  /** Counts a fact in; a fact told twice, or one that changes nothing, leaves the run as it is. */
  public FollowUp on(Fact fact, Instant now) {
    if (ending.isPresent() || memory.hasSeen(fact.origin().factId())) {
      return this;
    }
    return new Hearing(with(memory.seeing(fact.origin().factId())), now).of(fact);
  }

  /** Takes in what became of the step that was due. */
  public FollowUp after(Step step, TouchResult result, Instant now) {
    if (ending.isPresent()) {
      return this;
    }
    boolean touched =
        result instanceof TouchResult.Sent
            || result instanceof TouchResult.Calling
            || result instanceof TouchResult.Unknown;
    FollowUp told =
        with(touched ? place.touched() : place)
            .told(now, "Step " + step.id() + ": " + result.why());
    if (!isCurrent(step)) {
      // An admin left the step out while it was being carried out.
      return told;
    }
    return switch (result) {
      case TouchResult.Sent sent -> told.stepTaken(sent.at());
      case TouchResult.Calling calling ->
          told.with(AfterCall.placed(told.place, sequence, step, calling, now, clock.speed()));
      case TouchResult.Unknown unknown -> told.stepTaken(unknown.at());
      case TouchResult.Rejected rejected -> told.stepTaken(rejected.at());
      case TouchResult.Skipped skipped -> told.stepTaken(now);
      case TouchResult.Deferred deferred ->
          told.with(
              told.place.notBefore(
                  new Place.NotBefore(deferred.until(), deferred.why(), firstDueAt(step))));
      case TouchResult.Held held -> told.with(told.place.braked(Brake.Kind.HELD, held.why()));
      case TouchResult.Stopped stopped -> ended(stopped.outcome(), now, stopped.why());
    };
  }

  // What admins do.

  public FollowUp pause(String reason, Instant now) {
    return with(place.braked(Brake.Kind.PAUSED, "Paused: " + reason + "."))
        .told(now, "Paused by an admin: " + reason + ".");
  }

  public FollowUp resume(String reason, Instant now) {
    return with(place.released()).told(now, "Resumed by an admin: " + reason + ".");
  }

  public FollowUp skipStep(String reason, Instant now) {
    return currentStep()
        .map(
            step ->
                stepTaken(now)
                    .told(now, "Step %s: left out by an admin: %s.".formatted(step.id(), reason)))
        .orElse(this);
  }

  public FollowUp sendNow(String reason, Instant now) {
    return currentStep()
        .map(
            step ->
                with(place
                        .released()
                        .callOver()
                        .notBefore(new Place.NotBefore(now, "An admin asked to send it now.", now)))
                    .told(
                        now,
                        "Step %s: an admin asked to send it now: %s.".formatted(step.id(), reason)))
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
    Sequence.Limits limits = sequence.limits();
    Instant expiry = trigger.plus(limits.expires());
    if (!now.isBefore(expiry)) {
      String why = "Expired " + Words.duration(limits.expires()) + " after it began.";
      return end(Outcome.LOST, now, why);
    }
    Optional<OnCall> call = place.call().filter(placed -> now.isBefore(placed.until()));
    if (call.isPresent()) {
      Instant until = call.get().until();
      return new Next.WaitUntil(
          until.isBefore(expiry) ? until : expiry, "Waits to hear how the call ended.");
    }
    if (currentStep().isEmpty()) {
      return end(Outcome.EXHAUSTED, now, "Every step was taken and the estimate is still open.");
    }
    // Whoever asks to be called back is called back.
    boolean asked = place.turn().cause() == Turn.Cause.CALL_BACK_REQUESTED;
    if (place.touches() >= limits.maxTouches() && !asked) {
      String why = "The limit of " + Words.count(place.touches(), "message") + " is reached.";
      return end(Outcome.EXHAUSTED, now, why);
    }
    if (place.brake().isPresent()) {
      return new Next.WaitUntil(expiry, place.brake().get().why());
    }
    Step step = currentStep().get();
    Instant due = dueAt(step);
    if (!now.isBefore(due)) {
      return new Next.Send(step, due, firstDueAt(step), place.turn());
    }
    return due.isBefore(expiry)
        ? new Next.WaitUntil(due, whyWaiting(step))
        : new Next.WaitUntil(expiry, "Expires before step " + step.id() + " is due.");
  }

  private Next end(Outcome outcome, Instant at, String why) {
    return new Next.End(new Ending(outcome, at, why, place.touches()));
  }

  private Instant dueAt(Step step) {
    return place
        .notBefore()
        .map(Place.NotBefore::at)
        .or(() -> place.again().map(Again::at))
        .orElseGet(() -> plannedAt(step));
  }

  /** A step that was moved grows stale from the instant at which it was due before. */
  private Instant firstDueAt(Step step) {
    return place
        .notBefore()
        .map(Place.NotBefore::firstDue)
        .or(() -> place.again().map(Again::at))
        .orElseGet(() -> plannedAt(step));
  }

  private Instant plannedAt(Step step) {
    return step.due()
        .dueAt(
            anchor ->
                switch (anchor) {
                  case PREVIOUS_STEP -> Optional.of(place.previousStepAt());
                  case TRIGGER -> Optional.of(trigger);
                  default -> Optional.empty();
                })
        .orElseGet(() -> trigger.plus(sequence.limits().expires()));
  }

  private String whyWaiting(Step step) {
    boolean fromTrigger = step.due().after() == Anchor.TRIGGER || place.cursor() == 0;
    return place
        .notBefore()
        .map(Place.NotBefore::why)
        .or(() -> place.again().map(Again::why))
        .orElseGet(
            () ->
                Words.duration(step.due().duration())
                    + (fromTrigger ? " after the estimate went out." : " after the step before."));
  }

  // What people ask of it.

  /** The step that comes next, if any is left. */
  public Optional<Step> currentStep() {
    if (place.again().isPresent()) {
      Again again = place.again().get();
      return Optional.of(again.of(sequence.step(again.step())));
    }
    List<Step> steps = sequence.steps();
    return place.cursor() < steps.size()
        ? Optional.of(steps.get(place.cursor()))
        : Optional.empty();
  }

  private boolean isCurrent(Step step) {
    return currentStep().map(Step::id).filter(step.id()::equals).isPresent();
  }

  /** When the next step is due; empty when nothing is sent until somebody speaks. */
  public Optional<Instant> nextActionAt() {
    return ending.isPresent() || place.brake().isPresent()
        ? Optional.empty()
        : currentStep().map(this::dueAt);
  }

  /** The largest total among the options that are open: the money at stake. */
  public BigDecimal amount() {
    return options.amount();
  }

  /** waiting, deferred, paused, held or ended. */
  public String status() {
    if (ending.isPresent()) {
      return "ended";
    }
    return place
        .brake()
        .map(brake -> brake.kind() == Brake.Kind.PAUSED ? "paused" : "held")
        .orElse(place.notBefore().isPresent() ? "deferred" : "waiting");
  }

  // Copies with one thing changed.

  /** The run is over; a run that has ended stays as it ended. */
  FollowUp ended(Ending end) {
    if (ending.isPresent()) {
      return this;
    }
    return new FollowUp(
            subject, customer, sequence, clock, trigger, options, place, Optional.of(end), memory)
        .told(end.at(), end.outcome() + ": " + end.why());
  }

  FollowUp ended(Outcome outcome, Instant at, String why) {
    return ended(new Ending(outcome, at, why, place.touches()));
  }

  private FollowUp stepTaken(Instant at) {
    return with(place.stepTaken(at));
  }

  FollowUp told(Instant at, String text) {
    return with(memory.telling(at, text));
  }

  FollowUp with(Place moved) {
    return new FollowUp(
        subject, customer, sequence, clock, trigger, options, moved, ending, memory);
  }

  FollowUp with(Options changed) {
    return new FollowUp(
        subject, customer, sequence, clock, trigger, changed, place, ending, memory);
  }

  private FollowUp with(Memory fuller) {
    return new FollowUp(
        subject, customer, sequence, clock, trigger, options, place, ending, fuller);
  }
}
