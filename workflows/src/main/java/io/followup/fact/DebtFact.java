package io.followup.fact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.followup.subject.DebtSubject;

/** A fact about what one customer owes. */
public sealed interface DebtFact extends SubjectFact
    permits InvoiceOverdue, InvoiceSettled, PaymentPosted, DebtDisputed, PaymentPromised {
  @Override
  DebtSubject subject();

  @Override
  @JsonIgnore
  default String resource() {
    return subject().customer().value();
  }
}
