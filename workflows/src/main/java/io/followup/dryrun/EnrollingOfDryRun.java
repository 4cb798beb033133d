package io.followup.dryrun;

import io.followup.enrolling.BySequence;
import io.followup.enrolling.Enrolling;
import io.followup.enrolling.HouseholdsMet;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Sequences;

/**
 * Enrolls by the sequences that are tried out. The record does not tell of links that were opened,
 * so every estimate is taken to be viewed when it goes out.
 */
final class EnrollingOfDryRun implements Enrolling {
  private final Enrolling bySequence;
  private final boolean isAboutViewing;

  EnrollingOfDryRun(Sequences sequences, HouseholdsMet households) {
    this.bySequence = new BySequence((tenant, trigger) -> sequences.of(trigger), households);
    this.isAboutViewing = !sequences.of(Trigger.ESTIMATE_VIEWED).isEmpty();
  }

  /** What is taken for granted. */
  static String assumption() {
    return "Every estimate is looked at by the customer when it goes out.";
  }

  boolean isAboutViewing() {
    return isAboutViewing;
  }

  @Override
  public Enrolled decide(Occasion occasion) {
    boolean taken = isAboutViewing && occasion.trigger() == Trigger.ESTIMATE;
    return bySequence.decide(
        taken
            ? new Occasion(
                Trigger.ESTIMATE_VIEWED,
                occasion.tenant(),
                occasion.customer(),
                occasion.known(),
                occasion.countsFrom(),
                occasion.source())
            : occasion);
  }
}
