package io.followup.api.relay;

import io.followup.enrolling.Deciding;
import io.followup.enrolling.Knowledge;
import io.followup.enrolling.Plan;
import io.followup.fact.CustomerBooked;
import io.followup.fact.CustomerFact;
import io.followup.fact.EstimateFact;
import io.followup.fact.EstimateViewed;
import io.followup.fact.Fact;
import io.followup.fact.SubjectFact;
import io.followup.fact.TouchFact;
import io.followup.inbox.Claimed;
import io.followup.inbox.FollowUps;
import io.followup.inbox.FollowUps.FollowUpRow;
import io.followup.inbox.RelayQueue;
import io.followup.reading.Reading;
import io.followup.subject.CustomerId;
import io.followup.subject.EstimateSubject.Scope;
import io.followup.subject.SubjectKind;
import io.followup.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans a batch of readings with a few look-ups for all of them. The answer holds groups: the
 * deliveries of one group are carried out in order, groups side by side.
 */
final class Planning {
  private static final Set<SubjectKind> ENDED_BY_BOOKING =
      Set.of(SubjectKind.SESSION, SubjectKind.CALL, SubjectKind.BOOKING, SubjectKind.JOB);

  private final RelayQueue queue;
  private final FollowUps followUps;
  private final Deciding deciding;

  Planning(RelayQueue queue, FollowUps followUps, Deciding deciding) {
    this.queue = queue;
    this.followUps = followUps;
    this.deciding = deciding;
  }

  /** A delivery that was read. */
  record Read(Claimed claimed, Reading reading) {}

  List<List<Task>> plan(List<Read> batch) {
    Map<SubjectFact, String> runs = runsOf(batch);
    Set<String> ids = new HashSet<>(runs.values());
    Knowledge knowledge = new Knowledge(ids.isEmpty() ? List.of() : queue.known(ids));
    Map<String, FollowUpRow> starting = new LinkedHashMap<>();
    Map<String, List<Task>> groups = new LinkedHashMap<>();
    for (Read read : batch) {
      List<Plan> plans = new ArrayList<>();
      Optional<String> first = Optional.empty();
      String group = groupOf(read.claimed());
      for (Fact fact : read.reading().facts()) {
        switch (fact) {
          case SubjectFact about -> {
            String run = runs.get(about);
            first = first.or(() -> Optional.of(run));
            Plan plan = deciding.decide(about, run, knowledge);
            if (plan instanceof Plan.Start start) {
              starting.putIfAbsent(run, row(run, start));
            }
            plans.add(plan);
          }
          case TouchFact touch -> plans.add(tellIfOpen(touch));
          case CustomerBooked booked -> plans.addAll(tellHousehold(read, booked));
          case CustomerFact about -> plans.addAll(tellAll(read, about, about.customer(), starting));
        }
      }
      groups
          .computeIfAbsent(groupWith(group, plans, groups), key -> new ArrayList<>())
          .add(new Task(read.claimed(), read.reading(), plans, first));
    }
    if (!starting.isEmpty()) {
      followUps.note(List.copyOf(starting.values()));
    }
    return List.copyOf(groups.values());
  }

  /** Deliveries without a subject are in nobody's way. */
  private static String groupOf(Claimed claimed) {
    return claimed.delivery().subject().orElse("delivery " + claimed.delivery().id());
  }

  /** What a customer says comes after the starts of the same batch that it is about. */
  private static String groupWith(String own, List<Plan> plans, Map<String, List<Task>> groups) {
    return plans.stream()
        .flatMap(Planning::told)
        .filter(groups::containsKey)
        .findFirst()
        .orElse(own);
  }

  private static Stream<String> told(Plan plan) {
    return switch (plan) {
      case Plan.Tell tell -> Stream.of(tell.workflowId());
      case Plan.Mention mention -> Stream.of(mention.workflowId());
      case Plan.Lead lead -> Stream.of(lead.workflowId());
      case Plan.Start start -> Stream.empty();
      case Plan.Nothing nothing -> Stream.empty();
    };
  }

  private List<Plan> tellAll(
      Read read, Fact fact, CustomerId customer, Map<String, FollowUpRow> starting) {
    TenantId tenant = read.claimed().delivery().tenant();
    Set<String> open = new java.util.LinkedHashSet<>(followUps.openOf(tenant, customer));
    starting.values().stream()
        .filter(row -> row.tenant().equals(tenant) && row.customer().equals(customer))
        .forEach(row -> open.add(row.workflowId()));
    return open.isEmpty()
        ? List.of(new Plan.Nothing("no-run", "no follow-up of customer " + customer + " is open."))
        : open.stream().<Plan>map(run -> new Plan.Tell(run, fact)).toList();
  }

  /** Whoever shares a number or mailbox with the customer may have dropped out or called before. */
  private List<Plan> tellHousehold(Read read, CustomerBooked booked) {
    List<Plan> told =
        followUps.openOfHousehold(read.claimed().delivery().tenant(), booked.customer()).stream()
            .filter(Planning::endsByBooking)
            .<Plan>map(run -> new Plan.Tell(run, booked))
            .toList();
    return told.isEmpty()
        ? List.of(
            new Plan.Nothing(
                "no-run", "no follow-up waits for customer " + booked.customer() + " to book."))
        : told;
  }

  private static boolean endsByBooking(String workflowId) {
    return ENDED_BY_BOOKING.stream().anyMatch(kind -> workflowId.startsWith(kind.prefix() + "/"));
  }

  /** A run that is known to have ended need not be told: a signal costs money. */
  private Plan tellIfOpen(TouchFact touch) {
    TenantId tenant = touch.origin().tenant();
    if (!followUps.openOf(tenant, touch.customer()).contains(touch.workflowId())) {
      return new Plan.Nothing("no-run", "the follow-up that sent it has ended.");
    }
    return touch instanceof EstimateViewed viewed
        ? deciding.decide(viewed)
        : new Plan.Tell(touch.workflowId(), touch);
  }

  private static FollowUpRow row(String run, Plan.Start start) {
    return new FollowUpRow(
        run,
        start.fact().origin().tenant(),
        start.fact().customer(),
        start.sequences().getFirst().label());
  }

  /**
   * The run of each fact. A delivery may name an estimate without the job around it; an earlier one
   * knew it.
   */
  private Map<SubjectFact, String> runsOf(List<Read> batch) {
    Map<SubjectFact, String> runs = new HashMap<>();
    Map<TenantId, Map<String, List<EstimateFact>>> lonely = new HashMap<>();
    for (Read read : batch) {
      for (Fact fact : read.reading().facts()) {
        if (fact instanceof SubjectFact about) {
          runs.put(about, about.subject().workflowId());
        }
        if (fact instanceof EstimateFact estimate && estimate.subject().scope() == Scope.ESTIMATE) {
          lonely
              .computeIfAbsent(estimate.subject().tenant(), tenant -> new HashMap<>())
              .computeIfAbsent(estimate.estimate().value(), id -> new ArrayList<>())
              .add(estimate);
        }
      }
    }
    lonely.forEach(
        (tenant, facts) ->
            queue
                .subjectsOf(tenant, facts.keySet())
                .forEach(
                    (estimate, run) -> facts.get(estimate).forEach(fact -> runs.put(fact, run))));
    return runs;
  }
}
