package io.followup.fact;

import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * An invoice is open and has a day on which it is due; the run waits until it is overdue.
 *
 * @param invoice its id
 * @param balance what is still to be paid
 * @param dueOn 10:00 of the due day at the office
 */
public record InvoiceOverdue(
    Origin origin,
    DebtSubject subject,
    String invoice,
    BigDecimal balance,
    Instant dueOn,
    Instant modifiedOn)
    implements DebtFact, TriggerFact {
  @Override
  public CustomerId customer() {
    return subject.customer();
  }

  @Override
  public String resource() {
    return invoice;
  }

  /** The due day may lie ahead. */
  @Override
  public Instant happenedOn() {
    return modifiedOn;
  }

  @Override
  public Instant countsFrom() {
    return dueOn;
  }

  @Override
  public Map<String, Object> known() {
    return Map.of("invoice.balance", balance, "invoice.dueDate", dueOn);
  }
}
