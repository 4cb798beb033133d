package io.followup.touch;

import io.followup.calendar.BusinessClock;
import io.followup.sequence.Sequence.Trigger;
import io.followup.sequence.Step;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import java.time.Instant;

/**
 * Asks for one touch. Phone, e-mail, name and consent are looked up when it is carried out, never
 * carried in a history.
 *
 * @param workflowId with {@code step.id()} and {@code turn} the key under which this touch happens
 *     at most once
 * @param sequence label of the sequence, for example {@code unsold-estimate@1}
 * @param trigger what started the sequence
 * @param triggeredAt business time at which it did
 * @param clock the run's business clock
 * @param dueAt business time at which the step became due
 * @param firstDueAt the same before any guard moved it: from then on it grows stale
 * @param turn which touch of the step it is
 * @param holdoutPercent share of households that get nothing of the sequence, 0 to 100
 */
public record TouchRequest(
    String workflowId,
    Subject subject,
    CustomerId customer,
    String sequence,
    Trigger trigger,
    Instant triggeredAt,
    Step step,
    BusinessClock clock,
    Instant dueAt,
    Instant firstDueAt,
    Turn turn,
    int holdoutPercent) {

  public TouchRequest {
    // Touches that were asked for before these were kept.
    firstDueAt = firstDueAt == null ? dueAt : firstDueAt;
    turn = turn == null ? Turn.FIRST : turn;
    trigger = trigger == null ? Trigger.ESTIMATE : trigger;
    triggeredAt = triggeredAt == null ? firstDueAt : triggeredAt;
  }

  /** A touch of a sequence that holds nobody out. */
  public TouchRequest(
      String workflowId,
      Subject subject,
      CustomerId customer,
      String sequence,
      Trigger trigger,
      Instant triggeredAt,
      Step step,
      BusinessClock clock,
      Instant dueAt,
      Instant firstDueAt,
      Turn turn) {
    this(
        workflowId,
        subject,
        customer,
        sequence,
        trigger,
        triggeredAt,
        step,
        clock,
        dueAt,
        firstDueAt,
        turn,
        0);
  }

  /** Why the person is contacted. */
  public Purpose purpose() {
    return Purpose.of(trigger);
  }
}
