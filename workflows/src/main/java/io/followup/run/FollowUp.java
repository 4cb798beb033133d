package io.followup.run;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.followup.calendar.BusinessClock;
import io.followup.fact.Fact;
import io.followup.fact.TriggerFact;
import io.followup.lifecycle.Lifecycle;
import io.followup.run.Place.Brake;
import io.followup.sequence.FactName;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import io.followup.touch.TouchResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole state of a follow-up and everything it decides. Pure: facts and results go in, the next
 * action comes out. All instants are business time.
 *
 * @param sequence by which it goes now
 * @param later sequences that are taken up one after the other when it is through
 * @param trigger the sequence's hours count from here
 * @param lifecycle what is known of the object
 */
public record FollowUp(
    Subject subject,
    CustomerId customer,
    Sequence sequence,
    List<Sequence> later,
    BusinessClock clock,
    Instant trigger,
    @JsonAlias("options") Lifecycle lifecycle,
    Place place,
    Optional<Ending> ending,
    Memory memory) {

  public FollowUp {
    // Runs carried over from before there could be several.
    later = later == null ? List.of() : List.copyOf(later);
  }

  /**
   * A fresh run.
   *
   * @param sequences at least one, in the order in which they are taken up
   */
  public static FollowUp start(TriggerFact fact, List<Sequence> sequences, BusinessClock clock) {
    Instant trigger = fact.countsFrom();
    Sequence sequence = sequences.getFirst();
    return new FollowUp(
        fact.subject(),
        fact.customer(),
        sequence,
        sequences.subList(1, sequences.size()),
        clock,
        trigger,
        Lifecycle.startedBy(fact),
        Place.atStart(trigger, Rounds.firstOf(fact)),
        Optional.empty(),
        Memory.empty()
            .seeing(fact.origin().factId())
            .telling(
                fact.happenedOn(),
                Beginnings.of(fact) + "; following up by " + sequence.label() + "."));
  }

  // What happens to a run.

  /** Counts a fact in; a fact told twice, or one that changes nothing, leaves the run as it is. */
  public FollowUp on(Fact fact, Instant now) {
    return isNews(fact) ? new Hearing(seeing(fact), now).of(fact) : this;
  }

  /** The object entered another phase, in which other sequences take over. */
  public FollowUp follow(FollowOn on, Instant now) {
    if (sequence.trigger() == on.sequences().getFirst().trigger()) {
      // It is in this phase already.
      return on(on.fact(), now);
    }
    return isNews(on.fact())
        ? new Hearing(seeing(on.fact()), now).of(on.fact(), on.sequences())
        : this;
  }

  private boolean isNews(Fact fact) {
    return ending.isEmpty() && !memory.hasSeen(fact.origin().factId());
  }

  private FollowUp seeing(Fact fact) {
    return with(memory.seeing(fact.origin().factId()));
  }

  /** Takes in what became of the step that is due. */
  public FollowUp after(Step step, TouchResult result, Instant now) {
    Instant due = new WhatNext(this, now).dueAt(step).orElse(now);
    return after(new Next.Send(step, due, due, place.turn()), result, now);
  }

  /** Takes in what became of a touch; meanwhile the object may have moved, or its phase changed. */
  FollowUp after(Next.Send send, TouchResult result, Instant now) {
    return ending.isPresent() ? this : new AfterTouch(this, send, now).of(result);
  }

  /** The object is being read; what is heard from now on may ask for it to be read once more. */
  public FollowUp looking() {
    return with(place.looking());
  }

  /** Takes in what was read of the object, apart from any step. */
  public FollowUp looked(TouchResult result, Instant now) {
    if (ending.isPresent()) {
      return this;
    }
    return switch (result) {
      case TouchResult.Stopped stopped -> ended(stopped.outcome(), now, stopped.why());
      case TouchResult.Held held ->
          told(now, held.why()).with(place.braked(Brake.Kind.HELD, held.why()));
      default -> this;
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

  /** Goes on by another version of its sequence, never sending earlier than a minute from now. */
  public FollowUp moved(SequenceMove move, Instant now) {
    return new MovingOn(this, now).by(move);
  }

  // What comes next.

  /** The one thing to do at {@code now}. */
  public Next next(Instant now) {
    return new WhatNext(this, now).next();
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

  /** When the next step is due; empty when nothing is sent until somebody speaks. */
  public Optional<Instant> nextActionAt() {
    return ending.isPresent() || place.brake().isPresent()
        ? Optional.empty()
        : currentStep().flatMap(new WhatNext(this, trigger)::dueAt);
  }

  /** Money at stake, in the tenant's currency; zero when it is not known. */
  public BigDecimal amount() {
    return lifecycle.amount();
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
            subject,
            customer,
            sequence,
            later,
            clock,
            trigger,
            lifecycle,
            place,
            Optional.of(end),
            memory)
        .told(end.at(), end.outcome() + ": " + end.why());
  }

  FollowUp ended(Outcome outcome, Instant at, String why) {
    return ended(new Ending(outcome, at, why, place.touches()));
  }

  FollowUp stepTaken(Instant at) {
    return with(place.stepTaken(at));
  }

  /** Branches lead forward only. */
  FollowUp goesOnAt(String step, Instant at) {
    List<String> ids = sequence.steps().stream().map(Step::id).toList();
    return with(place.goingOn(ids.indexOf(step), at));
  }

  /** The steps begin again, as if the object had come in now. */
  FollowUp restarted(Instant now) {
    return by(sequence, later, now, now);
  }

  /** No step of the sequence is left to take. */
  FollowUp pastEveryStep(Instant now) {
    return with(place.goingOn(sequence.steps().size(), now));
  }

  /** Sequences of the same trigger that wait are not taken up any more. */
  FollowUp withoutLater() {
    return new FollowUp(
        subject, customer, sequence, List.of(), clock, trigger, lifecycle, place, ending, memory);
  }

  FollowUp hearing(FactName fact, Instant now) {
    return with(memory.hearing(fact, now));
  }

  /** The steps from this one on are taken once more. */
  FollowUp replanned(int step, Instant now) {
    return with(memory.forgettingFacts()).with(place.anew(step, now));
  }

  /** The next sequence of the same trigger. */
  FollowUp takingUpNext(Instant now) {
    Sequence next = later.getFirst();
    return by(next, later.subList(1, later.size()), trigger, trigger)
        .told(now, "Goes on by " + next.label() + ".");
  }

  /** Sequences take over from the one that the run has. */
  FollowUp takenOverBy(List<Sequence> sequences, Instant from, Instant now) {
    Sequence next = sequences.getFirst();
    return by(next, sequences.subList(1, sequences.size()), from, from)
        .told(now, "Goes on by " + next.label() + ".");
  }

  private FollowUp by(Sequence next, List<Sequence> after, Instant from, Instant previousStep) {
    return new FollowUp(
        subject,
        customer,
        next,
        after,
        clock,
        from,
        lifecycle,
        place.anew(0, previousStep),
        ending,
        memory.forgettingFacts());
  }

  /** Another version takes the place of the sequence; nothing else changes. */
  FollowUp by(Sequence version) {
    return new FollowUp(
        subject, customer, version, later, clock, trigger, lifecycle, place, ending, memory);
  }

  FollowUp told(Instant at, String text) {
    return with(memory.telling(at, text));
  }

  FollowUp with(Place moved) {
    return new FollowUp(
        subject, customer, sequence, later, clock, trigger, lifecycle, moved, ending, memory);
  }

  FollowUp with(Lifecycle changed) {
    return new FollowUp(
        subject, customer, sequence, later, clock, trigger, changed, place, ending, memory);
  }

  private FollowUp with(Memory fuller) {
    return new FollowUp(
        subject, customer, sequence, later, clock, trigger, lifecycle, place, ending, fuller);
  }
}
