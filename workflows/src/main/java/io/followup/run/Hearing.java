package io.followup.run;

import io.followup.fact.AppointmentPlanned;
import io.followup.fact.BookingPageViewed;
import io.followup.fact.BookingReceived;
import io.followup.fact.CallFact;
import io.followup.fact.CustomerBooked;
import io.followup.fact.CustomerFact;
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
import io.followup.run.Place.Brake;
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
    return switch (fact) {
      case DebtDisputed disputed -> held("The customer disputes the debt; a person must look.");
      case PaymentPromised promised -> of(promised, run.lifecycle().on(inBusinessTime(promised)));
      case SubjectFact about -> of(about, run.lifecycle().on(about));
      case TouchFact touch -> exiting(noting(fact).heard(touch), fact);
      case CustomerFact customer -> exiting(noting(fact).heard(customer), fact);
    };
  }

  /** What was known, or overtaken by something later, is no news to any step or exit. */
  private FollowUp of(SubjectFact fact, Change change) {
    return change.isNews() ? exiting(noting(fact).changed(change), fact) : run.with(change.after());
  }

  /**
   * The same, and these sequences take over when the object is in their phase by it. What comes
   * late, after the phase has passed, leads nowhere.
   */
  FollowUp of(Fact fact, List<Sequence> sequences) {
    return switch (fact) {
      case SubjectFact about -> {
        Change change = run.lifecycle().on(about);
        yield change.over().isPresent()
            ? run.told(now, change.over().get().why())
                .with(change.after())
                .takenOverBy(sequences, countsFrom(fact), now)
            : of(about, change);
      }
      case TouchFact touch -> heard(touch).takenOverBy(sequences, countsFrom(fact), now);
      case CustomerFact customer -> of(fact);
    };
  }

  /** In a sandbox as many days ahead as was promised, but days of its own clock. */
  private PaymentPromised inBusinessTime(PaymentPromised promised) {
    if (run.clock().isReal()) {
      return promised;
    }
    Duration ahead = Duration.between(promised.origin().occurredAt(), promised.by());
    return new PaymentPromised(
        promised.origin(), promised.subject(), now.plus(ahead), promised.modifiedOn());
  }

  /** Steps may wait for it. */
  private Hearing noting(Fact fact) {
    return FactNames.of(fact).map(name -> new Hearing(run.hearing(name, now), now)).orElse(this);
  }

  /** A sandbox lives faster than the clocks that facts are dated by. */
  private Instant countsFrom(Fact fact) {
    if (!run.clock().isReal()) {
      return now;
    }
    return switch (fact) {
      // The object was there long before it came back to this phase.
      case AppointmentPlanned planned -> planned.modifiedOn();
      case BookingReceived received -> received.modifiedOn();
      case TriggerFact trigger -> trigger.countsFrom();
      default -> fact.origin().occurredAt();
    };
  }

  private FollowUp heard(TouchFact fact) {
    return switch (fact) {
      case EstimateViewed viewed -> viewed("the link to the estimate", viewed, viewed.channel());
      case BookingPageViewed viewed -> viewed("the link for booking", viewed, viewed.channel());
      case CallFact call ->
          run.told(now, AfterCall.story(call))
              .with(AfterCall.heard(run.place(), run.sequence(), call, now));
    };
  }

  private FollowUp heard(CustomerFact fact) {
    return switch (fact) {
      case CustomerBooked booked -> changed(run.lifecycle().on(booked));
      case CustomerReplied replied -> replied(replied);
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
          switch (run.sequence().reEntry()) {
            case RESTART -> changed.restarted(now).told(now, "The sequence begins again.");
            // Which invoice is the oldest may have changed, and with it the day to count from.
            case CONTINUE -> replanned(changed);
            case IGNORE -> changed;
          };
      case POSTPONED -> changed.with(changed.place().whenDue());
      case LOOK -> changed.with(changed.place().toLook(change.told().orElseThrow()));
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
                moved.currentStep().filter(step -> isMoved(moved, step)).isPresent()
                    ? moved.with(moved.place().whenDue())
                    : moved);
  }

  private boolean liesAhead(FollowUp moved, Step step) {
    return new WhatNext(moved, now).liesAhead(step);
  }

  private boolean isMoved(FollowUp moved, Step step) {
    return !new WhatNext(moved, now).plannedAt(step).equals(new WhatNext(run, now).plannedAt(step));
  }

  /** A sequence may end by facts that would not end its object's run by themselves. */
  private FollowUp exiting(FollowUp heard, Fact fact) {
    return heard.ending().isPresent()
        ? heard
        : FactNames.of(fact)
            .filter(heard.sequence().exits()::contains)
            .filter(name -> !run.lifecycle().decidesOn(name))
            .map(name -> over(heard, FactWords.exit(name)))
            .orElse(heard);
  }

  /** This sequence is over; the run is, too, unless more can come of its object. */
  private FollowUp over(FollowUp heard, String why) {
    return new WhatNext(heard, now).isLeft()
        ? heard.told(now, why).pastEveryStep(now)
        : heard.ended(Outcome.EXHAUSTED, now, why);
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
      String why = said + "; a person takes over.";
      // Who answers a reminder has the work done all the same.
      return run.lifecycle().waitsFor().isPresent()
          ? run.told(now, why).withoutLater().pastEveryStep(now)
          : run.ended(Outcome.REPLIED, now, why);
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
