package io.followup.run;

import io.followup.fact.BookingPageViewed;
import io.followup.fact.CallFact;
import io.followup.fact.CustomerBooked;
import io.followup.fact.CustomerReplied;
import io.followup.fact.DebtDisputed;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Fact;
import io.followup.fact.HoldReleased;
import io.followup.fact.OptedOut;
import io.followup.fact.PaymentPromised;
import io.followup.fact.SubjectFact;
import io.followup.fact.TouchFact;
import io.followup.fact.TriggerFact;
import io.followup.fact.WrongPartyAnswered;
import io.followup.hold.HoldKind;
import io.followup.lifecycle.Change;
import io.followup.lifecycle.Lifecycle;
import io.followup.run.Place.Brake;
import io.followup.sequence.Anchor;
import io.followup.sequence.FactName;
import io.followup.sequence.ReEntry;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.touch.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What each fact makes of a run. Pure.
 *
 * @param run has not ended and has not heard the fact before
 * @param now business time
 */
record Hearing(FollowUp run, Instant now) {

  FollowUp of(Fact fact) {
    return exiting(heard(fact), fact);
  }

  /** The same, and these sequences take over unless the run ends for a reason of the person. */
  FollowUp of(Fact fact, List<Sequence> sequences) {
    FollowUp heard =
        switch (fact) {
          case SubjectFact about -> {
            Change change = run.lifecycle().on(about);
            Optional<String> why = change.over().map(Lifecycle.Over::why);
            yield why.map(sentence -> run.told(now, sentence))
                .orElseGet(() -> told(change))
                .with(change.after());
          }
          default -> heard(fact);
        };
    return heard.ending().isPresent() ? heard : heard.takenOverBy(sequences, countsFrom(fact), now);
  }

  /** A sandbox lives faster than the clocks that facts are dated by. */
  private Instant countsFrom(Fact fact) {
    return run.clock().isReal()
        ? fact instanceof TriggerFact trigger ? trigger.countsFrom() : fact.origin().occurredAt()
        : now;
  }

  private FollowUp heard(Fact fact) {
    return switch (fact) {
      case DebtDisputed disputed -> held("The customer disputes the debt; a person must look.");
      case PaymentPromised promised -> promised(promised);
      case SubjectFact about -> changed(run.lifecycle().on(about));
      case CustomerBooked booked -> changed(run.lifecycle().on(booked));
      case CustomerReplied replied -> replied(replied);
      case EstimateViewed viewed -> viewed("the link to the estimate", viewed, viewed.channel());
      case BookingPageViewed viewed -> viewed("the link for booking", viewed, viewed.channel());
      case CallFact call ->
          run.told(now, AfterCall.story(call))
              .with(AfterCall.heard(run.place(), run.sequence(), call, now));
      case OptedOut optedOut ->
          run.ended(Outcome.OPTED_OUT, now, "The customer " + optedOut.how() + ".");
      case WrongPartyAnswered stranger -> reachedStranger(stranger);
      case HoldReleased released -> holdReleased(released);
    };
  }

  // The object.

  private FollowUp changed(Change change) {
    boolean unnoticed =
        change.effect() == Change.Effect.NEW_VERSION && run.sequence().reEntry() == ReEntry.IGNORE;
    FollowUp changed = (unnoticed ? run : told(change)).with(change.after());
    if (change.over().isPresent()) {
      return changed.ended(change.over().get().outcome(), now, change.over().get().why());
    }
    return switch (change.effect()) {
      case NONE -> changed;
      case MOVED -> replanned(changed);
      case NEW_VERSION ->
          run.sequence().reEntry() == ReEntry.RESTART
              ? changed.restarted(now).told(now, "The sequence begins again.")
              : changed;
      case LOOK -> changed.with(changed.place().looking(change.told().orElseThrow()));
    };
  }

  private FollowUp told(Change change) {
    return change.told().map(sentence -> run.told(now, sentence)).orElse(run);
  }

  /** Steps that count from the object's times are taken once more when they lie ahead again. */
  private FollowUp replanned(FollowUp moved) {
    List<Step> steps = moved.sequence().steps();
    int reached = Math.min(moved.place().cursor(), steps.size());
    Optional<Integer> ahead =
        IntStream.range(0, reached)
            .boxed()
            .filter(step -> liesAhead(moved, steps.get(step)))
            .findFirst();
    return ahead
        .map(step -> moved.replanned(step, now).told(now, "Its steps are planned anew."))
        .orElseGet(
            () ->
                moved.currentStep().filter(Hearing::countsFromObject).isPresent()
                    ? moved.with(moved.place().whenDue())
                    : moved);
  }

  private boolean liesAhead(FollowUp moved, Step step) {
    return countsFromObject(step)
        && new WhatNext(moved, now).plannedAt(step).filter(now::isBefore).isPresent();
  }

  private static boolean countsFromObject(Step step) {
    return step.due().after() != Anchor.TRIGGER && step.due().after() != Anchor.PREVIOUS_STEP;
  }

  /** Nothing is sent until the day that was promised; then the step that was due is due again. */
  private FollowUp promised(PaymentPromised promised) {
    Instant until =
        run.clock().isReal()
            ? promised.by()
            : now.plus(Duration.between(promised.origin().occurredAt(), promised.by()));
    return run.with(
            run.place()
                .notBefore(
                    new Place.NotBefore(until, "The customer promised to pay by then.", until)))
        .told(now, "The customer promised to pay.");
  }

  /** A sequence may end by facts that would not end its object's run by themselves. */
  private FollowUp exiting(FollowUp heard, Fact fact) {
    return heard.ending().isPresent()
        ? heard
        : FactNames.of(fact)
            .filter(heard.sequence().exits()::contains)
            .filter(name -> !run.lifecycle().decidesOn(name))
            .map(name -> heard.ended(Outcome.EXHAUSTED, now, FactWords.exit(name)))
            .orElse(heard);
  }

  // The customer.

  private FollowUp viewed(String link, TouchFact viewed, Channel channel) {
    return run.told(
        now,
        "The customer opened %s in the %s of step %s."
            .formatted(link, channel.inWords(), viewed.step()));
  }

  private FollowUp replied(CustomerReplied replied) {
    String said =
        "The customer answered by "
            + replied.channel().inWords()
            + replied
                .hold()
                .filter(hold -> hold != HoldKind.HUMAN_IN_PLAY)
                .map(hold -> " and " + hold.inWords())
                .orElse("");
    if (run.sequence().exits().contains(FactName.CUSTOMER_REPLIED)) {
      return run.ended(Outcome.REPLIED, now, said + "; a person takes over.");
    }
    return replied.hold().isPresent()
        ? held(said + "; a person must look.")
        : run.told(now, said + ".");
  }

  private FollowUp reachedStranger(WrongPartyAnswered stranger) {
    String place = stranger.channel() == Channel.EMAIL ? "address" : "number";
    return held(
        "Somebody else answered at the customer's "
            + place
            + ": correct it in the dispatch system, then release the hold.");
  }

  /** A person must look; what an admin paused stays paused. */
  private FollowUp held(String why) {
    boolean paused =
        run.place().brake().map(Brake::kind).filter(kind -> kind == Brake.Kind.PAUSED).isPresent();
    return (paused ? run : run.with(run.place().braked(Brake.Kind.HELD, why))).told(now, why);
  }

  /** Goes on; where another reason still holds it, the next try finds that. */
  private FollowUp holdReleased(HoldReleased released) {
    boolean held =
        run.place().brake().map(Brake::kind).filter(kind -> kind == Brake.Kind.HELD).isPresent();
    String why = "Hold " + released.hold() + " was released by a person";
    return held
        ? run.with(run.place().released()).told(now, why + "; the follow-up goes on.")
        : run.told(now, why + ".");
  }
}
