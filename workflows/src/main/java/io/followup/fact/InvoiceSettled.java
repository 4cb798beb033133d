package io.followup.fact;

import io.followup.subject.DebtSubject;
import java.time.Instant;

/**
 * Nothing is to be paid on this invoice any more: paid, credited or void.
 *
 * @param invoice its id
 */
public record InvoiceSettled(Origin origin, DebtSubject subject, String invoice, Instant modifiedOn)
    implements DebtFact {
  @Override
  public String resource() {
    return invoice;
  }
}
