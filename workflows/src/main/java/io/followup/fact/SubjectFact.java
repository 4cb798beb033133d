package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.Subject;
import java.time.Instant;

/** A fact about the object that one run follows up. */
public sealed interface SubjectFact extends Fact
    permits EstimateFact, BookingFact, SessionFact, JobFact, DebtFact, MissedCallFact, TriggerFact {
  Subject subject();

  /**
   * The part of the object that it is about: an estimate, an appointment, an invoice, or itself.
   */
  @JsonIgnore
  String resource();

  /**
   * When the dispatch system last changed that part; of two facts about it the later one counts.
   */
  Instant modifiedOn();
}
