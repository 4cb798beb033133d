package io.followup.backfill;

import io.followup.dryrun.Calendar;
import io.followup.dryrun.Calendar.Fate;
import io.followup.dryrun.Calendar.What;
import io.followup.dryrun.DryRun;
import io.followup.dryrun.Recorded;
import io.followup.enrolling.HouseholdsMet;
import io.followup.enrolling.Triggers;
import io.followup.fact.TriggerFact;
import io.followup.inbox.FollowUpsBefore;
import io.followup.reading.servicetitan.Delivered;
import io.followup.reading.servicetitan.Source;
import io.followup.reading.servicetitan.Translator;
import io.followup.reconciliation.FoundObject;
import io.followup.reconciliation.FoundObject.State;
import io.followup.reconciliation.ObjectLists;
import io.followup.sequence.Sequence;
import io.followup.sequence.Sequences;
import io.followup.subject.CustomerId;
import io.followup.tenant.TenantId;
import io.followup.tenant.Tenants;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says of objects of one list whether they enter, the cheap reasons first. The planner is the one
 * of dry runs, and plays each object from the moment at which it would enter: an object for whom
 * every step is longer past than its tolerance gets nothing, and stays out.
 */
final class JudgingObjects {
  private final TenantId tenant;
  private final Sequence sequence;
  private final Instant since;
  private final ObjectLists lists;
  private final FollowUpsBefore before;
  private final Translator translator;
  private final DryRun planner;
  private final boolean playsItsOwnTime;
  private final Set<String> entering = new HashSet<>();
  private final Set<CustomerId> customers = new HashSet<>();
  private Set<String> withRun = Set.of();

  /**
   * @param sequences the one that objects enter, and nothing else
   * @param since what counts its hours from before it stays out
   */
  JudgingObjects(
      TenantId tenant,
      Sequences sequences,
      Instant since,
      ObjectLists lists,
      FollowUpsBefore before,
      Tenants tenants,
      HouseholdsMet households) {
    this.tenant = tenant;
    this.sequence = sequences.all().getFirst();
    this.since = since;
    this.lists = lists;
    this.before = before;
    this.translator = new Translator(tenants);
    this.planner = new DryRun(sequences, tenants.get(tenant), households);
    this.playsItsOwnTime = tenants.get(tenant).speed() > 1;
  }

  /** Looks up what is known of a page at once. */
  void about(List<FoundObject> page) {
    withRun = before.among(page.stream().map(one -> one.subject().workflowId()).toList());
  }

  /**
   * @param enters when it would begin; asked only of those that come so far
   */
  Judgement judge(FoundObject object, Supplier<Instant> enters) {
    if (object.state() != openState()) {
      return new Judgement.Stays(object, LeftOut.CLOSED);
    }
    Optional<TriggerFact> fact = trigger(object);
    if (fact.isEmpty()) {
      return new Judgement.Stays(object, LeftOut.NOTHING_TOLD);
    }
    return judge(object, fact.get(), enters);
  }

  private Judgement judge(FoundObject object, TriggerFact fact, Supplier<Instant> enters) {
    String run = fact.subject().workflowId();
    if (fact.countsFrom().isBefore(since)) {
      return new Judgement.Stays(object, LeftOut.OLDER);
    }
    if (withRun.contains(run) || entering.contains(run)) {
      return new Judgement.Stays(object, LeftOut.HAS_RUN);
    }
    Calendar calendar =
        planner.play(
            new Recorded(run, List.of(fact)), playsItsOwnTime ? Instant.MIN : enters.get());
    if (calendar.fate() instanceof Fate.NotEnrolled not) {
      return new Judgement.Stays(object, LeftOut.ofRule(not.rule()));
    }
    if (calendar.entries().stream().noneMatch(JudgingObjects::does)) {
      return new Judgement.Stays(object, LeftOut.NOTHING_LEFT);
    }
    if (customers.contains(fact.customer())
        || before.ofHousehold(tenant, fact.subject().kind(), fact.customer())) {
      return new Judgement.Stays(object, LeftOut.HOUSEHOLD_HAS_RUN);
    }
    entering.add(run);
    customers.add(fact.customer());
    return new Judgement.Enters(object, fact, calendar);
  }

  /** Whether a customer or the office gets something. */
  static boolean does(Calendar.Entry entry) {
    return entry.what() == What.SENT || entry.what() == What.TASKED;
  }

  /** What a sequence about finished work takes for open is work that is done. */
  private State openState() {
    return sequence.trigger() == Sequence.Trigger.JOB_COMPLETED ? State.WON : State.OPEN;
  }

  private Optional<TriggerFact> trigger(FoundObject object) {
    Delivered delivered =
        new Delivered(
            tenant,
            Source.BACKFILL,
            event(object),
            Map.of(),
            lists.asDelivered(object, event(object), "judged"),
            Instant.now());
    return translator.translate(delivered).reading().facts().stream()
        .filter(TriggerFact.class::isInstance)
        .map(TriggerFact.class::cast)
        .filter(fact -> Triggers.of(fact) == sequence.trigger())
        .findFirst();
  }

  /** As a callback path names what such an object tells. */
  static String event(FoundObject object) {
    return switch (object.kind()) {
      case BOOKING -> "booking.created";
      case ESTIMATE -> "estimate.updated";
      case JOB -> "job.updated";
      case APPOINTMENT -> "appointment.created";
      case INVOICE -> "invoice.updated";
      case SESSION, CALL ->
          throw new IllegalArgumentException("a " + object.kind().inWords() + " does not lie open");
    };
  }
}
