package io.followup.enrolling;

import io.followup.backfill.Backfill;
import io.followup.sequence.Enrollment;
import io.followup.sequence.Sequence;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enrolls by the sequences that a tenant has in force. */
public final class BySequence implements Enrolling {
  private final SequencesInForce sequences;
  private final HouseholdsMet households;
  private final Enrollment enrollment = new Enrollment();

  public BySequence(SequencesInForce sequences, HouseholdsMet households) {
    this.sequences = sequences;
    this.households = households;
  }

  @Override
  public Enrolled decide(Occasion occasion) {
    List<Sequence> enrolling = new ArrayList<>();
    Optional<Enrolled> refused = Optional.empty();
    for (Sequence sequence : sequences.of(occasion.tenant(), occasion.trigger())) {
      Optional<Enrolled.Not> older = isOlder(sequence, occasion);
      if (older.isPresent()) {
        refused = refused.or(() -> older);
        continue;
      }
      switch (enrollment.decide(
          sequence, occasion.tenant(), household(sequence, occasion), occasion.known())) {
        case Enrollment.Decision.Enrolled yes -> enrolling.add(sequence);
        case Enrollment.Decision.NotEnrolled no ->
            refused = refused.or(() -> Optional.of(new Enrolled.Not(no.rule(), no.why())));
      }
    }
    enrolling.sort(Sequence.IN_TURN);
    return enrolling.isEmpty()
        ? refused.orElseGet(
            () ->
                new Enrolled.Not(
                    "trigger", "no sequence is triggered by " + occasion.trigger().written() + "."))
        : new Enrolled.By(enrolling);
  }

  /** What lay open before the launch enters by a backfill, or not at all. */
  private Optional<Enrolled.Not> isOlder(Sequence sequence, Occasion occasion) {
    return sequences
        .launchedOn(occasion.tenant(), sequence.name())
        .filter(launch -> occasion.countsFrom().isBefore(launch))
        .filter(launch -> !occasion.source().equals(Backfill.source(sequence.name())))
        .map(
            launch ->
                new Enrolled.Not(
                    "only-new",
                    "it is older than the launch of "
                        + sequence.name()
                        + " on "
                        + launch.truncatedTo(ChronoUnit.SECONDS)
                        + ", which takes in only what is new."));
  }

  /** Looked up only where something depends on it. */
  private Optional<String> household(Sequence sequence, Occasion occasion) {
    return sequence.holdoutPercent() == 0
        ? Optional.empty()
        : households.keyOf(occasion.tenant(), occasion.customer());
  }
}
