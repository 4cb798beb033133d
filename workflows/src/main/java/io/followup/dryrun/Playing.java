package io.followup.dryrun;

import io.followup.calendar.BusinessClock;
import io.followup.calendar.TimeZoneData;
import io.followup.dryrun.Calendar.Entry;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.enrolling.Deciding;
import io.followup.enrolling.Knowledge;
import io.followup.enrolling.Plan;
import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.guard.Guards;
import io.followup.guard.Person;
import io.followup.guard.Sending;
import io.followup.guard.Standing;
import io.followup.guard.StepProvisos;
import io.followup.guard.Wishes;
import io.followup.lifecycle.Lifecycle;
import io.followup.run.Ending;
import io.followup.run.FollowOn;
import io.followup.run.FollowUp;
import io.followup.run.Next;
import io.followup.run.Words;
import io.followup.sequence.Act;
import io.followup.sequence.FieldSchema;
import io.followup.sequence.Message;
import io.followup.sequence.Slots;
import io.followup.sequence.Step;
import io.followup.sequence.Wording;
import io.followup.sequence.WrittenValues;
import io.followup.tenant.Lifecycles;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.Purpose;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run, played from its first fact to its ending without waiting. */
final class Playing {
  private static final String DUE_ALREADY = "It is due already.";
  private static final Standing STANDS = new Standing.Open("as the facts tell");

  private final Recorded object;
  private final Deciding deciding;
  private final Knowledge knowledge;
  private final Deque<SubjectFact> ahead;
  private final Tenant tenant;
  private final TriggerFact opening;
  private final WishesOfDryRun wishes;
  private final Map<String, Object> known = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Sending.Contacted> sent = new ArrayList<>();

  private FollowUp run;
  private Instant now;
  private String whyNow = DUE_ALREADY;

  /**
   * @param ahead what the run will hear, in the order in which it came true
   * @param enters when the run begins, unless its first fact is later
   */
  Playing(
      Recorded object,
      Deciding deciding,
      Knowledge knowledge,
      WishesOfDryRun wishes,
      Deque<SubjectFact> ahead,
      Tenant tenant,
      Plan.Start start,
      Instant enters) {
    this.object = object;
    this.deciding = deciding;
    this.knowledge = knowledge;
    this.wishes = wishes;
    this.ahead = ahead;
    this.tenant = tenant;
    this.opening = start.fact();
    this.run = FollowUp.start(opening, start.sequences(), BusinessClock.real());
    this.now = opening.modifiedOn().isAfter(enters) ? opening.modifiedOn() : enters;
    // A dry run shows what most leads get: they live where somebody works.
    known.put(Slots.IN_SERVICE_AREA, true);
    known.putAll(opening.known());
  }

  Calendar play() {
    while (true) {
      hear();
      switch (run.next(now)) {
        case Next.WaitUntil wait -> waitFor(wait);
        case Next.Send send -> take(send.step(), send.firstDueAt());
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
      SubjectFact fact = ahead.remove();
      if (fact instanceof TriggerFact trigger) {
        known.putAll(trigger.known());
      }
      switch (deciding.decide(fact, object.workflowId(), knowledge)) {
        case Plan.Start start -> run = run.on(start.fact(), now);
        case Plan.Lead lead -> run = run.follow(new FollowOn(lead.fact(), lead.sequences()), now);
        case Plan.Tell tell -> run = run.on(tell.fact(), now);
        case Plan.Mention mention -> run = run.on(mention.fact(), now);
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

  private void take(Step step, Instant firstDue) {
    TouchResult result =
        step.send()
            .map(send -> sent(step, send.message().over(), firstDue))
            .orElseGet(() -> silent(step, firstDue));
    switch (result) {
      case TouchResult.Sent went ->
          note(step, What.SENT, Optional.empty(), went.why(), Optional.of(worded(step.message())));
      case TouchResult.Tasked tasked -> note(step, What.TASKED, tasked.why());
      case TouchResult.Branched branched -> note(step, What.BRANCHED, branched.why());
      case TouchResult.Deferred deferred ->
          note(
              step, What.DEFERRED, Optional.of(deferred.until()), deferred.why(), Optional.empty());
      case TouchResult.Skipped skipped -> note(step, What.SKIPPED, skipped.why());
      case TouchResult.Held held -> note(step, What.HELD, held.why());
      case TouchResult.Stopped stopped -> {
        // Noted with the ending.
      }
      case TouchResult.Calling calling -> throw nothingWasPosted();
      case TouchResult.Unknown unknown -> throw nothingWasPosted();
      case TouchResult.Rejected rejected -> throw nothingWasPosted();
    }
    run = run.after(step, result, now);
    whyNow = DUE_ALREADY;
  }

  /** A step that touches nobody. */
  private TouchResult silent(Step step, Instant firstDue) {
    return StepProvisos.against(
            STANDS,
            wishes(step),
            firstDue,
            now,
            tenant.limits(),
            tenant.zone(),
            object.workflowId())
        .orElseGet(() -> done(step));
  }

  private Wishes wishes(Step step) {
    return wishes.of(
        step, run, sent.isEmpty() ? Lifecycles.Before.NOTHING : Lifecycles.Before.SOMETHING, known);
  }

  private TouchResult done(Step step) {
    return switch (step.act()) {
      case Act.Send send -> throw new IllegalStateException("a message is sent");
      case Act.Task task -> new TouchResult.Tasked(now, whyNow);
      case Act.Branch branch ->
          branch.arms().stream()
              .filter(arm -> arm.when().isEmpty() || wishes.holds(run, arm.when().get(), known))
              .findFirst()
              .<TouchResult>map(
                  arm -> new TouchResult.Branched(arm.to(), "Goes on with " + arm.to() + "."))
              .orElseGet(() -> new TouchResult.Skipped("branch", "No condition holds."));
      case Act.Stop stop -> new TouchResult.Branched(step.id(), "Its conditions hold.");
      case Act.AwaitFact wait -> throw new IllegalStateException("a run waits by itself");
    };
  }

  private TouchResult sent(Step step, Channel channel, Instant firstDue) {
    Optional<TouchResult> objection =
        Guards.check(sending(step, channel, firstDue)).map(Guards.Objection::result);
    if (objection.isEmpty()) {
      sent.add(
          new Sending.Contacted(
              now, channel, Purpose.of(run.sequence().trigger()), Sending.Contacted.To.SAME_PLACE));
    }
    return objection.orElseGet(() -> new TouchResult.Sent(channel, "", "", now, whyNow));
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
            wishes(step)),
        new Sending.Subject(STANDS, Optional.empty()),
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
    FieldSchema.of(run.sequence().trigger())
        .slots()
        .forEach(slot -> values.put(slot, "[" + slot + "]"));
    values.put(Slots.COMPANY_NAME, tenant.company());
    values.put(Slots.COMPANY_PHONE, Words.phone(tenant.officePhone()));
    values.putAll(WrittenValues.of(known, tenant.zone()));
    if (values.containsKey(Slots.ESTIMATE_TOTAL)) {
      values.put(Slots.ESTIMATE_TOTAL, Words.money(run.amount()));
    }
    return Wording.of(message, values);
  }

  private Calendar ended(Ending ending) {
    run.currentStep().ifPresent(step -> note(step, What.ENDED, ending.why()));
    return new Calendar(
        object.workflowId(),
        opening.customer(),
        Lifecycle.startedBy(opening).amount(),
        opening.countsFrom(),
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
            step.act().inWords(),
            step.send().map(send -> send.message().over()),
            what,
            until,
            why,
            wording));
  }
}
