package io.followup.run;

import io.followup.fact.TriggerFact;
import io.followup.run.Place.Round;
import io.followup.subject.SubjectKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** With which number the touches of a run begin in the ledger. */
final class Rounds {
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TURNS_OF_A_DAY = 10_000;

  private Rounds() {}

  /**
   * A customer who paid may owe again later: the same workflow id, but touches of their own. Two
   * debts of one day share them, so that nobody hears the same twice on a day.
   */
  static Round firstOf(TriggerFact fact) {
    if (fact.subject().kind() != SubjectKind.DEBT) {
      return Round.first(0);
    }
    long day = ChronoUnit.DAYS.between(FIRST_DAY, fact.origin().receivedAt());
    return Round.first(Math.toIntExact(Math.max(0, day) * TURNS_OF_A_DAY));
  }
}
