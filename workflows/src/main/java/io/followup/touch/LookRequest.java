package io.followup.touch;

import io.followup.calendar.BusinessClock;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.subject.Subject;
import java.time.Instant;

/**
 * Asks whether anything is left to follow up.
 *
 * @param trigger what started the sequence
 * @param triggeredAt business time at which it did
 * @param clock the run's business clock
 * @param why one sentence
 */
public record LookRequest(
    Subject subject,
    CustomerId customer,
    Trigger trigger,
    Instant triggeredAt,
    BusinessClock clock,
    String why) {

  public LookRequest {
    // Only debts were looked at before these were kept.
    trigger = trigger == null ? Trigger.INVOICE : trigger;
    triggeredAt = triggeredAt == null ? Instant.EPOCH : triggeredAt;
  }
}
