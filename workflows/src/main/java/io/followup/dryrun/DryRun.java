package io.followup.dryrun;

import io.followup.dryrun.Calendar.Fate;
import io.followup.enrolling.Deciding;
import io.followup.enrolling.HouseholdsMet;
import io.followup.enrolling.Knowledge;
import io.followup.enrolling.Plan;
import io.followup.fact.SubjectFact;
import io.followup.fact.TriggerFact;
import io.followup.lifecycle.Lifecycle;
import io.followup.sequence.Conditions;
import io.followup.sequence.Sequences;
import io.followup.tenant.Tenant;
import io.followup.touch.Channel;
import io.followup.touch.MessageClass;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells what sequences would do about recorded objects. The same classes decide as in a real run:
 * who is enrolled ({@link Deciding}), what comes next ({@link io.followup.run.FollowUp}), whether a
 * message may go ({@link io.followup.guard.Guards}). Pure.
 */
public final class DryRun {
  private final EnrollingOfDryRun enrolling;
  private final Deciding deciding;
  private final WishesOfDryRun wishes;
  private final Tenant tenant;

  /**
   * @param households those that are known; whoever is in none is taken for a household of one
   */
  public DryRun(Sequences sequences, Tenant tenant, HouseholdsMet households) {
    HouseholdsMet all =
        (id, customer) -> households.keyOf(id, customer).or(() -> Optional.of(customer.value()));
    this.enrolling = new EnrollingOfDryRun(sequences, all);
    this.wishes = new WishesOfDryRun(new Conditions(), all, tenant);
    this.deciding = new Deciding(enrolling);
    this.tenant = tenant;
  }

  /** What is taken for granted, because only a real run can know it; one sentence each. */
  public List<String> assumptions() {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "Every customer can be reached, has agreed to it, and neither answers nor opts out.");
    if (!collects(Channel.SMS) || !collects(Channel.VOICE)) {
      assumptions.add(
          "No form of the tenant is said to collect consent to marketing texts and calls"
              + " (contacting.consents): in a real run they go only to customers whose consent was"
              + " recorded.");
    }
    assumptions.add(
        "Every customer lives in the office's zone, "
            + tenant.zone()
            + ", in a state without rules of its own, and hears from nobody else.");
    if (enrolling.isAboutViewing()) {
      assumptions.add(EnrollingOfDryRun.assumption());
    }
    assumptions.add("Everything stays as it was last recorded.");
    assumptions.add("What a condition asks for and the record does not tell speaks for the step.");
    return List.copyOf(assumptions);
  }

  private boolean collects(Channel channel) {
    return tenant.contacting().consents().stream()
        .anyMatch(
            form -> form.covers() == MessageClass.MARKETING && form.channels().contains(channel));
  }

  /** The calendar of one object. */
  public Calendar play(Recorded object) {
    return play(object, Instant.MIN);
  }

  /**
   * The calendar of an object whose run begins late.
   *
   * @param enters when it begins, whatever the object is older
   */
  public Calendar play(Recorded object, Instant enters) {
    Knowledge knowledge = new Knowledge(List.of());
    Deque<SubjectFact> ahead = new ArrayDeque<>(object.facts());
    Optional<Fate> refused = Optional.empty();
    while (!ahead.isEmpty()) {
      SubjectFact fact = ahead.remove();
      switch (deciding.decide(fact, object.workflowId(), knowledge)) {
        case Plan.Start start -> {
          return new Playing(object, deciding, knowledge, wishes, ahead, tenant, start, enters)
              .play();
        }
        case Plan.Nothing nothing ->
            refused =
                refused.or(() -> Optional.of(new Fate.NotEnrolled(nothing.rule(), nothing.why())));
        case Plan.Lead nobody -> {
          // No run is there yet that could be led on.
        }
        case Plan.Mention nobody -> {
          // The same.
        }
        case Plan.Tell nobody -> {
          // No run is there yet that could hear it.
        }
      }
    }
    TriggerFact opening = object.opening();
    return new Calendar(
        object.workflowId(),
        opening.customer(),
        Lifecycle.startedBy(opening).amount(),
        opening.countsFrom(),
        List.of(),
        refused.orElseGet(
            () -> new Fate.NotEnrolled("trigger", "nothing that starts it was recorded.")));
  }
}
