package io.followup.run;

import io.followup.fact.CallEnded;
import io.followup.fact.CallFact;
import io.followup.fact.CallOutcome;
import io.followup.fact.CallbackRequested;
import io.followup.sequence.Act;
import io.followup.sequence.Sequence;
import io.followup.sequence.Step;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what follows a call. Pure.
 *
 * <table>
 *   <caption>What a call's end brings</caption>
 *   <tr><td>the person asked to be called back</td><td>the call again, at most twice per
 *       step</td></tr>
 *   <tr><td>answered, or left on an answering machine</td><td>the next step</td></tr>
 *   <tr><td>busy, or nobody answered</td><td>the call again while the step's {@code retry} lasts,
 *       then its {@code unanswered} message</td></tr>
 *   <tr><td>could not be connected</td><td>its {@code unanswered} message</td></tr>
 * </table>
 */
final class AfterCall {
  /** By the wall clock; a conversation with the office may go on, the run need not wait for it. */
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(15);

  /** Calls of a sandbox take no time, but each of its seconds is many of business. */
  private static final Duration ENDS_WITHIN_IN_SANDBOX = Duration.ofSeconds(20);

  private AfterCall() {}

  /**
   * A call was placed: the step is taken, and how it ends decides what comes next.
   *
   * @param place before the step was taken
   * @param speed of the run's clock
   */
  static Place placed(
      Place place,
      Sequence sequence,
      Step step,
      TouchResult.Calling calling,
      Instant now,
      int speed) {
    OnCall call =
        new OnCall(
            step.id(),
            calling.attempt(),
            place.turn(),
            calling.callBackAfter(),
            calling.retryAfter(),
            now.plus((speed == 1 ? ENDS_WITHIN : ENDS_WITHIN_IN_SANDBOX).multipliedBy(speed)));
    Place waiting = place.stepTaken(calling.at()).calling(call);
    for (CallFact early : place.early()) {
      if (early.attempt().equals(calling.attempt())) {
        waiting = heard(waiting, sequence, early, now);
      }
    }
    return waiting;
  }

  /** Something was heard of a call, perhaps before the touch itself had told that it was placed. */
  static Place heard(Place place, Sequence sequence, CallFact fact, Instant now) {
    Optional<OnCall> call = place.call().filter(one -> one.attempt().equals(fact.attempt()));
    if (call.isEmpty()) {
      return place.heardEarly(fact);
    }
    return switch (fact) {
      case CallbackRequested asked -> callBack(call.get(), now).map(place::once).orElse(place);
      case CallEnded ended -> {
        Place over = place.callOver();
        // A call that the person asked for stands, however this one ended.
        yield place.again().isPresent()
            ? over
            : next(call.get(), sequence.step(call.get().step()), ended.outcome(), now)
                .map(over::once)
                .orElse(over);
      }
    };
  }

  /** What the run is told of it. */
  static String story(CallFact fact) {
    return switch (fact) {
      case CallEnded ended -> "Step " + ended.step() + ": " + Words.sentence(ended.outcome());
      case CallbackRequested asked ->
          "Step " + asked.step() + ": The customer asked to be called back later.";
    };
  }

  private static Optional<Again> next(OnCall call, Step step, CallOutcome outcome, Instant now) {
    return switch (outcome) {
      case ANSWERED, VOICEMAIL -> Optional.empty();
      case BUSY, NO_ANSWER ->
          retry(call, step, outcome, now).or(() -> unanswered(call, step, outcome, now));
      case FAILED -> unanswered(call, step, outcome, now);
    };
  }

  private static Optional<Again> callBack(OnCall call, Instant now) {
    return call.turn().mayAskForCallBack()
        ? Optional.of(
            new Again(
                call.step(),
                call.turn().calledBack(),
                now.plus(call.callBackAfter()),
                "The customer asked to be called back."))
        : Optional.empty();
  }

  private static Optional<Again> retry(OnCall call, Step step, CallOutcome outcome, Instant now) {
    return call.turn().retries() < step.send().map(Act.Send::retry).orElse(0)
        ? Optional.of(
            new Again(
                call.step(),
                call.turn().retried(),
                now.plus(call.retryAfter()),
                "Calls again: " + outcome.inWords() + "."))
        : Optional.empty();
  }

  private static Optional<Again> unanswered(
      OnCall call, Step step, CallOutcome outcome, Instant now) {
    return step.send()
        .flatMap(Act.Send::unanswered)
        .map(
            message -> {
              Turn turn = call.turn().unanswered();
              return new Again(
                  call.step(), turn, now, "After the call: " + outcome.inWords() + ".");
            });
  }
}
