package io.followup.lifecycle;

import io.followup.fact.InvoiceOverdue;
import io.followup.fact.InvoiceSettled;
import io.followup.fact.PaymentPosted;
import io.followup.fact.PaymentPromised;
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
 * payments). While the customer has promised to pay, nothing is sent.
 *
 * @param invoices as last told
 * @param promise the last one
 */
public record DebtLifecycle(List<Invoice> invoices, Optional<Promise> promise)
    implements Lifecycle {

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

  /**
   * The customer said to pay.
   *
   * @param by until when nothing is sent
   */
  public record Promise(Instant by, Instant modifiedOn) {}

  public DebtLifecycle {
    invoices = List.copyOf(invoices);
  }

  static DebtLifecycle of(InvoiceOverdue overdue) {
    return new DebtLifecycle(List.of(invoice(overdue)), Optional.empty());
  }

  @Override
  public Change on(SubjectFact fact) {
    return switch (fact) {
      case InvoiceOverdue overdue -> overdue(overdue);
      case InvoiceSettled settled -> settled(settled);
      case PaymentPosted payment ->
          Change.told(this, "A payment came in; the balances are read again.").with(Effect.LOOK);
      case PaymentPromised promised -> promised(promised);
      default -> Change.nothing(this);
    };
  }

  private Change promised(PaymentPromised promised) {
    if (promise.map(known -> !promised.modifiedOn().isAfter(known.modifiedOn())).orElse(false)) {
      return Change.nothing(this);
    }
    Promise made = new Promise(promised.by(), promised.modifiedOn());
    return Change.told(
            new DebtLifecycle(invoices, Optional.of(made)), "The customer promised to pay.")
        .with(Effect.POSTPONED);
  }

  @Override
  public Optional<Quiet> quiet() {
    return promise.map(made -> new Quiet(made.by(), "The customer promised to pay by then."));
  }

  private Change overdue(InvoiceOverdue overdue) {
    Optional<Invoice> known = find(overdue.invoice());
    if (known.isPresent() && !overdue.modifiedOn().isAfter(known.get().modifiedOn())) {
      return Change.nothing(this);
    }
    DebtLifecycle after = with(invoice(overdue));
    if (overdue.balance().signum() <= 0) {
      return known.isPresent() ? settled(after, overdue.invoice()) : Change.nothing(this);
    }
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
    if (known.map(one -> settled.modifiedOn().isBefore(one.modifiedOn())).orElse(false)) {
      return Change.nothing(this);
    }
    Instant dueOn = known.map(Invoice::dueOn).orElse(settled.modifiedOn());
    DebtLifecycle after =
        with(new Invoice(settled.invoice(), BigDecimal.ZERO, dueOn, settled.modifiedOn()));
    if (known.filter(Invoice::isOpen).isEmpty()) {
      // Kept, for it may be told only later that it was open before.
      return Change.nothing(after);
    }
    return settled(after, settled.invoice());
  }

  private Change settled(DebtLifecycle after, String invoice) {
    return after.open().isEmpty()
        ? Change.over(after, Outcome.WON, "Every overdue invoice is settled.")
        : Change.told(after, "Invoice " + invoice + " is settled; others are open.")
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
    return new DebtLifecycle(all, promise);
  }
}
