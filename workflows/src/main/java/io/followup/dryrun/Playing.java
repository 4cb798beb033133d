package io.followup.dryrun;

import io.followup.calendar.BusinessClock;
import io.followup.calendar.TimeZoneData;
import io.followup.dryrun.Calendar.Entry;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.enrolling.Deciding;
import io.followup.enrolling.Knowledge;
import io.followup.enrolling.Plan;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateOpened;
import io.followup.guard.Guards;
import io.followup.guard.Person;
import io.followup.guard.Sending;
import io.followup.guard.Standing;
import io.followup.guard.Wishes;
import io.followup.run.Ending;
import io.followup.run.FollowOn;
import io.followup.run.FollowUp;
import io.followup.run.Next;
import io.followup.run.Words;
import io.followup.sequence.FieldSchema;
import io.followup.sequence.Message;
import io.followup.sequence.Sequence;
import io.followup.sequence.Slots;
import io.followup.sequence.Step;
import io.followup.sequence.Wording;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run, played from its first fact to its ending without waiting. */
final class Playing {
  private static final String DUE_ALREADY = "It is due already.";

  private final Recorded object;
  private final Deciding deciding;
  private final Knowledge knowledge;
  private final Deque<EstimateFact> ahead;
  private final Tenant tenant;
  private final EstimateOpened opening;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Sending.Contacted> sent = new ArrayList<>();

  private FollowUp run;
  private Instant now;
  private String whyNow = DUE_ALREADY;

  /**
   * @param ahead what the run will hear, in the order in which it came true
   */
  Playing(
      Recorded object,
      Deciding deciding,
      Knowledge knowledge,
      Deque<EstimateFact> ahead,
      Tenant tenant,
      Plan.Start start) {
    this.object = object;
    this.deciding = deciding;
    this.knowledge = knowledge;
    this.ahead = ahead;
    this.tenant = tenant;
    this.opening = (EstimateOpened) start.fact();
    this.run = FollowUp.start(opening, start.sequences(), BusinessClock.real());
    this.now = later(opening.createdOn(), opening.modifiedOn());
  }

  Calendar play() {
    while (true) {
      hear();
      switch (run.next(now)) {
        case Next.WaitUntil wait -> waitFor(wait);
        case Next.Send send -> send(send.step(), send.firstDueAt());
        case Next.GoOn on -> run = on.run();
        case Next.Look look -> run = run.looking().looked(asRecorded(look), now);
        case Next.End end -> {
          return ended(end.ending());
        }
      }
    }
  }

  private void hear() {
    while (isAheadBy(now)) {
      EstimateFact fact = ahead.remove();
      switch (deciding.decide(fact, object.workflowId(), knowledge)) {
        case Plan.Start start -> run = run.on(start.fact(), now);
        case Plan.Lead lead -> run = run.follow(new FollowOn(lead.fact(), lead.sequences()), now);
        case Plan.Tell tell -> run = run.on(tell.fact(), now);
        case Plan.Nothing nothing -> {
          // It changes nothing, so no run is told.
        }
      }
    }
  }

  private boolean isAheadBy(Instant at) {
    return !ahead.isEmpty() && !ahead.peek().modifiedOn().isAfter(at);
  }

  private void waitFor(Next.WaitUntil wait) {
    whyNow = run.place().notBefore().isPresent() ? "It waited until now." : wait.why();
    now = isAheadBy(wait.at()) ? ahead.peek().modifiedOn() : wait.at();
  }

  private void send(Step step, Instant firstDue) {
    Channel channel = step.message().over();
    TouchResult result =
        Guards.check(sending(step, channel, firstDue))
            .map(Guards.Objection::result)
            .orElseGet(() -> new TouchResult.Sent(channel, "", "", now, whyNow));
    switch (result) {
      case TouchResult.Sent went -> {
        sent.add(
            new Sending.Contacted(
                now,
                channel,
                Purpose.of(run.sequence().trigger()),
                Sending.Contacted.To.SAME_PLACE));
        note(step, What.SENT, Optional.empty(), went.why(), Optional.of(worded(step.message())));
      }
      case TouchResult.Deferred deferred ->
          note(
              step, What.DEFERRED, Optional.of(deferred.until()), deferred.why(), Optional.empty());
      case TouchResult.Skipped skipped -> note(step, What.SKIPPED, skipped.why());
      case TouchResult.Held held -> note(step, What.HELD, held.why());
      case TouchResult.Stopped stopped -> {
        // Noted with the ending.
      }
      case TouchResult.Tasked tasked -> throw nothingWasPosted();
      case TouchResult.Branched branched -> throw nothingWasPosted();
      case TouchResult.Calling calling -> throw nothingWasPosted();
      case TouchResult.Unknown unknown -> throw nothingWasPosted();
      case TouchResult.Rejected rejected -> throw nothingWasPosted();
    }
    run = run.after(step, result, now);
    whyNow = DUE_ALREADY;
  }

  /** The record tells what there was to be read. */
  private static TouchResult asRecorded(Next.Look look) {
    return new TouchResult.Skipped("subject-still-open", look.why());
  }

  private static IllegalStateException nothingWasPosted() {
    return new IllegalStateException("a dry run posts nothing that could fail");
  }

  /** What only a real send can look up is taken to be fine. */
  private Sending sending(Step step, Channel channel, Instant firstDue) {
    return new Sending(
        new Sending.Clocks(
            now, tenant.speed(), run.clock().speed(), now, now, TimeZoneData.release()),
        new Sending.Planned(
            object.workflowId(),
            step.id(),
            channel,
            Purpose.of(run.sequence().trigger()),
            Turn.Cause.STEP,
            firstDue,
            Wishes.of(step, Purpose.of(run.sequence().trigger()), tenant.zone())),
        new Sending.Subject(new Standing.Open("as the facts tell"), Optional.empty()),
        new Sending.Recipient(Optional.of(new Sending.Destination(true, "")), List.of()),
        new Sending.Place(
            Set.of(tenant.zone()),
            Set.of(),
            tenant.quietHours(),
            tenant.lifecycles().debts().open()),
        Person.agreed("taken for granted"),
        ContentOfDryRun.of(worded(step.message()), tenant),
        Sending.Controls.none(),
        new Sending.Traffic(tenant.limits(), List.copyOf(sent), 0, List.of(), Optional.empty()));
  }

  private Wording worded(Message message) {
    Map<String, String> values = new HashMap<>();
    FieldSchema.of(Sequence.Trigger.ESTIMATE)
        .slots()
        .forEach(slot -> values.put(slot, "[" + slot + "]"));
    values.put(Slots.COMPANY_NAME, tenant.company());
    values.put(Slots.COMPANY_PHONE, Words.phone(tenant.officePhone()));
    values.put(Slots.ESTIMATE_TOTAL, Words.money(run.amount()));
    return Wording.of(message, values);
  }

  private Calendar ended(Ending ending) {
    run.currentStep().ifPresent(step -> note(step, What.ENDED, ending.why()));
    return new Calendar(
        object.workflowId(),
        opening.customer(),
        opening.total(),
        opening.createdOn(),
        List.copyOf(entries),
        new Fate.Ended(ending));
  }

  private void note(Step step, What what, String why) {
    note(step, what, Optional.empty(), why, Optional.empty());
  }

  private void note(
      Step step, What what, Optional<Instant> until, String why, Optional<Wording> wording) {
    entries.add(
        new Entry(
            now,
            now.atZone(tenant.zone()),
            step.id(),
            step.message().over(),
            what,
            until,
            why,
            wording));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
