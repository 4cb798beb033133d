package io.followup.reading.servicetitan;

import io.followup.fact.PaymentPosted;
import io.followup.reading.Reading;
import io.followup.subject.DebtSubject;
import java.util.List;
import java.util.Optional;

/** Reads one payment. What it leaves to be paid is read from the invoices themselves. */
record PaymentReading(Notice notice) {

  Reading read() {
    Optional<String> id = notice.resource().id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no payment id.");
    }
    List<String> invoices =
        notice.resource().objects("appliedTo").stream()
            .flatMap(part -> part.id("appliedTo").stream())
            .distinct()
            .toList();
    return notice
        .customer()
        .map(customer -> new DebtSubject(notice.tenantId(), customer))
        .map(
            debt ->
                notice.facts(
                    new PaymentPosted(
                        notice.origin(), debt, id.get(), invoices, notice.modified())))
        .orElseGet(
            () ->
                notice.nothing(
                    "payment "
                        + id.get()
                        + " names no customer; its invoices tell what is still to be paid."));
  }
}
