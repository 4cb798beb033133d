package io.followup.run;

import io.followup.fact.BookingFact;
import io.followup.fact.BookingPageViewed;
import io.followup.fact.CallFact;
import io.followup.fact.CustomerBooked;
import io.followup.fact.CustomerReplied;
import io.followup.fact.DebtFact;
import io.followup.fact.EstimateDismissed;
import io.followup.fact.EstimateOpened;
import io.followup.fact.EstimateSold;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Fact;
import io.followup.fact.HoldReleased;
import io.followup.fact.JobFact;
import io.followup.fact.MissedCallFact;
import io.followup.fact.OptedOut;
import io.followup.fact.SessionFact;
import io.followup.fact.TouchFact;
import io.followup.fact.WrongPartyAnswered;
import io.followup.hold.HoldKind;
import io.followup.run.Place.Brake;
import io.followup.sequence.FactName;
import io.followup.touch.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * What each fact makes of a run. Pure.
 *
 * @param run has not ended and has not heard the fact before
 * @param now business time
 */
record Hearing(FollowUp run, Instant now) {

  FollowUp of(Fact fact) {
    return switch (fact) {
      case EstimateSold sold ->
          run.ended(Outcome.WON, now, "Estimate " + sold.estimate() + " was sold.");
      case EstimateOpened opened -> opened(opened);
      case EstimateDismissed dismissed -> dismissed(dismissed);
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
      // An estimate's run does not hear of other objects.
      case BookingFact other -> run;
      case SessionFact other -> run;
      case JobFact other -> run;
      case DebtFact other -> run;
      case MissedCallFact other -> run;
      case CustomerBooked other -> run;
    };
  }

  private FollowUp viewed(String link, TouchFact viewed, Channel channel) {
    return run.told(
        now,
        "The customer opened %s in the %s of step %s."
            .formatted(link, channel.inWords(), viewed.step()));
  }

  private FollowUp opened(EstimateOpened opened) {
    Optional<Options.Option> known = run.options().find(opened.estimate());
    if (known.isPresent() && !opened.modifiedOn().isAfter(known.get().modifiedOn())) {
      return run;
    }
    FollowUp joined = run.with(run.options().with(opened));
    if (known.isEmpty()) {
      return joined.told(
          now,
          "Estimate %s of %s joined this conversation."
              .formatted(opened.estimate(), Words.money(opened.total())));
    }
    return known.get().status() == Options.Status.OPEN
        ? joined
        : joined.told(now, "Estimate " + opened.estimate() + " is open again.");
  }

  private FollowUp dismissed(EstimateDismissed dismissed) {
    Optional<Options.Option> known = run.options().find(dismissed.estimate());
    if (known.isPresent()
        && (known.get().status() == Options.Status.DISMISSED
            || dismissed.modifiedOn().isBefore(known.get().modifiedOn()))) {
      return run;
    }
    FollowUp off = run.with(run.options().with(dismissed));
    return off.options().anyOpen()
        ? off.told(now, "Estimate " + dismissed.estimate() + " was dismissed; others are open.")
        : off.ended(Outcome.LOST, now, "Every option was dismissed.");
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
