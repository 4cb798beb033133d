package io.followup.fact;

import io.followup.subject.DebtSubject;
import java.time.Instant;
import java.util.List;

/**
 * A payment came in. It may be split, unapplied or a refund, so the balances are read again before
 * anything is sent.
 *
 * @param payment its id
 * @param invoices those that it is for
 */
public record PaymentPosted(
    Origin origin, DebtSubject subject, String payment, List<String> invoices, Instant modifiedOn)
    implements DebtFact {
  public PaymentPosted {
    invoices = List.copyOf(invoices);
  }

  @Override
  public String resource() {
    return payment;
  }
}
