package io.followup.run;

import io.followup.run.Place.Brake;
import io.followup.sequence.Step;
import io.followup.touch.TouchResult;
import java.time.Instant;

/**
 * What the result of a touch makes of a run. Pure.
 *
 * @param run as it is now; since the touch began the object may have moved, or its phase changed
 * @param send the touch
 * @param now business time
 */
record AfterTouch(FollowUp run, Next.Send send, Instant now) {

  FollowUp of(TouchResult result) {
    FollowUp told = told(result);
    if (!isCurrent()) {
      // It was left out by an admin, or planned anew, or another sequence took over meanwhile.
      return told;
    }
    if (isMovedAhead() && !endsOrHolds(result)) {
      return told.replanned(run.place().cursor(), now);
    }
    return switch (result) {
      case TouchResult.Sent sent -> told.stepTaken(sent.at());
      case TouchResult.Calling calling -> told.with(calling(told, calling));
      case TouchResult.Unknown unknown -> told.stepTaken(unknown.at());
      case TouchResult.Rejected rejected -> told.stepTaken(rejected.at());
      case TouchResult.Skipped skipped -> told.stepTaken(now);
      case TouchResult.Tasked tasked -> told.stepTaken(tasked.at());
      case TouchResult.Branched branched -> branched(told, branched);
      case TouchResult.Deferred deferred -> isDueAsBefore() ? deferred(told, deferred) : told;
      case TouchResult.Held held -> told.with(told.place().braked(Brake.Kind.HELD, held.why()));
      case TouchResult.Stopped stopped -> run.ended(stopped.outcome(), now, stopped.why());
    };
  }

  /** A branch to the step itself lets that step be taken. */
  private FollowUp branched(FollowUp told, TouchResult.Branched branched) {
    return branched.to().equals(send.step().id())
        ? told.with(told.place().admitting(branched.to()))
        : told.goesOnAt(branched.to(), now);
  }

  private FollowUp told(TouchResult result) {
    boolean touched =
        result instanceof TouchResult.Sent
            || result instanceof TouchResult.Calling
            || result instanceof TouchResult.Unknown;
    return run.with(touched ? run.place().touched() : run.place())
        .told(now, "Step " + send.step().id() + ": " + result.why());
  }

  private Place calling(FollowUp told, TouchResult.Calling calling) {
    return AfterCall.placed(
        told.place(), run.sequence(), send.step(), calling, now, run.clock().speed());
  }

  private FollowUp deferred(FollowUp told, TouchResult.Deferred deferred) {
    Instant firstDue = new WhatNext(run, now).firstDueAt(send.step());
    return told.with(
        told.place().notBefore(new Place.NotBefore(deferred.until(), deferred.why(), firstDue)));
  }

  private boolean isCurrent() {
    return run.place().turn().number() == send.turn().number()
        && run.currentStep().map(Step::id).filter(send.step().id()::equals).isPresent();
  }

  private boolean isDueAsBefore() {
    return new WhatNext(run, now).dueAt(send.step()).filter(send.dueAt()::equals).isPresent();
  }

  /** What was touched meanwhile was about a time that does not hold any more. */
  private boolean isMovedAhead() {
    return !isDueAsBefore() && new WhatNext(run, now).liesAhead(send.step());
  }

  private static boolean endsOrHolds(TouchResult result) {
    return result instanceof TouchResult.Held || result instanceof TouchResult.Stopped;
  }
}
