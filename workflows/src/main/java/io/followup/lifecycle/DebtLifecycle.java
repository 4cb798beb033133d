package io.followup.lifecycle;

import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.PaymentPosted;
import io.followup.fact.SubjectFact;
import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.run.Words;
import io.followup.sequence.Anchor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one customer owes: all open invoices in one conversation. Won when nothing is left to be
 * paid, whether by payment, credit or void. A payment alone proves nothing, since it may be split,
 * unapplied or a refund: the balances are read at once ({@code docs/reference/servicetitan.md},
 * payments).
 *
 * @param invoices as last told
 */
public record DebtLifecycle(List<Invoice> invoices) implements Lifecycle {

  /**
   * An invoice as last told.
   *
   * @param balance what is still to be paid, zero when it is settled
   * @param dueOn 10:00 of the due day at the office
   */
  public record Invoice(String id, BigDecimal balance, Instant dueOn, Instant modifiedOn) {
    boolean isOpen() {
      return balance.signum() > 0;
    }
  }

  public DebtLifecycle {
    invoices = List.copyOf(invoices);
  }

  static DebtLifecycle of(InvoiceOverdue overdue) {
    return new DebtLifecycle(List.of(invoice(overdue)));
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case InvoiceOverdue overdue -> overdue(overdue);
      case InvoiceSettled settled -> settled(settled);
      case PaymentPosted payment ->
          Change.told(this, "A payment came in; the balances are read again.").with(Effect.LOOK);
      default -> Change.nothing(this);
    };
  }

  private Change overdue(InvoiceOverdue overdue) {
    Optional<Invoice> known = find(overdue.invoice());
    if (known.isPresent() && !overdue.modifiedOn().isAfter(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    DebtLifecycle after = with(invoice(overdue));
    String named = "Invoice " + overdue.invoice();
    String balance = Words.money(overdue.balance());
    if (known.isEmpty()) {
      return Change.told(after, named + " of " + balance + " joined this conversation.")
          .with(Effect.NEW_VERSION);
    }
    if (!known.get().dueOn().equals(overdue.dueOn())) {
      return Change.told(after, named + " is due on another day.").with(Effect.MOVED);
    }
    return known.get().balance().compareTo(overdue.balance()) == 0
        ? Change.nothing(after)
        : Change.told(after, named + " is now open with " + balance + ".").with(Effect.NEW_VERSION);
  }

  private Change settled(InvoiceSettled settled) {
    Optional<Invoice> known = find(settled.invoice());
    if (known.isEmpty()
        || !known.get().isOpen()
        || settled.modifiedOn().isBefore(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    DebtLifecycle after =
        with(
            new Invoice(
                settled.invoice(), BigDecimal.ZERO, known.get().dueOn(), settled.modifiedOn()));
    return after.open().isEmpty()
        ? Change.over(after, Outcome.WON, "Every overdue invoice is settled.")
        : Change.told(after, "Invoice " + settled.invoice() + " is settled; others are open.")
            .with(Effect.NEW_VERSION);
  }

  /** The oldest due day of what is open. */
  @Override
  public Optional<Instant> at(Anchor anchor) {
    return anchor == Anchor.INVOICE_DUE_DATE
        ? open().stream().map(Invoice::dueOn).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** What is open in all. */
  @Override
  public BigDecimal amount() {
    return open().stream().map(Invoice::balance).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public String inTheEnd() {
    return "the customer still owes";
  }

  @Override
  public String trigger() {
    return "the invoice was due";
  }

  private List<Invoice> open() {
    return invoices.stream().filter(Invoice::isOpen).toList();
  }

  private Optional<Invoice> find(String id) {
    return invoices.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static Invoice invoice(InvoiceOverdue overdue) {
    return new Invoice(overdue.invoice(), overdue.balance(), overdue.dueOn(), overdue.modifiedOn());
  }

  private DebtLifecycle with(Invoice changed) {
    List<Invoice> all = new ArrayList<>(invoices);
    all.removeIf(one -> one.id().equals(changed.id()));
    all.add(changed);
    return new DebtLifecycle(all);
  }
}
