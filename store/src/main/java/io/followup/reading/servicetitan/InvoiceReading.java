package io.followup.reading.servicetitan;

import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.reading.Reading;
import io.followup.subject.DebtSubject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads one invoice: whether something is still to be paid, and by when. Whether it may be dunned
 * is decided by what is read fresh before each message.
 */
record InvoiceReading(Notice notice) {
  /** Whole days count from here, so that no change of clocks makes one of them another day. */
  private static final LocalTime OF_A_DAY = LocalTime.of(10, 0);

  Reading read() {
    Fields invoice = notice.resource();
    Optional<String> id = invoice.id("id");
    if (id.isEmpty()) {
      return notice.unreadable("the body names no invoice id.");
    }
    if (notice.customer().isEmpty()) {
      return notice.nothing("invoice " + id.get() + " names no customer.");
    }
    DebtSubject subject = new DebtSubject(notice.tenantId(), notice.customer().get());
    if (notice.inactive()) {
      return settled(subject, id.get());
    }
    Optional<BigDecimal> balance =
        invoice.money("balance").or(() -> paid() ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    if (balance.isEmpty()) {
      return notice.unreadable("invoice " + id.get() + " tells no balance.");
    }
    return balance.get().signum() <= 0
        ? settled(subject, id.get())
        : owed(subject, id.get(), balance.get());
  }

  private boolean paid() {
    return notice.resource().instant("paidOn").isPresent();
  }

  private Reading owed(DebtSubject subject, String id, BigDecimal balance) {
    return due()
        .map(
            due ->
                notice.facts(
                    new InvoiceOverdue(
                        notice.origin(), subject, id, balance, dueOn(due), notice.modified())))
        .orElseGet(() -> notice.nothing("invoice " + id + " has no day on which it is due."));
  }

  /** Its own due date, else its date and the tenant's terms. */
  private Optional<Instant> due() {
    Fields invoice = notice.resource();
    return invoice
        .instant("dueDate")
        .or(
            () ->
                notice
                    .tenant()
                    .lifecycles()
                    .debts()
                    .terms()
                    .flatMap(
                        terms ->
                            invoice
                                .instant("invoiceDate", "createdOn")
                                .map(date -> date.plus(terms))));
  }

  /** The due date is a calendar date, told as midnight in UTC. */
  private Instant dueOn(Instant told) {
    return told.atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .atTime(OF_A_DAY)
        .atZone(notice.tenant().zone())
        .toInstant();
  }

  private Reading settled(DebtSubject subject, String id) {
    return notice.facts(new InvoiceSettled(notice.origin(), subject, id, notice.modified()));
  }
}
