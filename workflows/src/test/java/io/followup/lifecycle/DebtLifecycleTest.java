package io.followup.lifecycle;

import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.invoiceSettled;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.paymentPromised;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import org.junit.jupiter.api.Test;

class DebtLifecycleTest {
  private final Lifecycle one = Lifecycle.startedBy(invoice("1", "400", day(0), day(1)));
  private final Lifecycle two = one.on(invoice("2", "150.50", day(10), day(11))).after();

  @Test
  void all_invoices_are_one_debt_that_counts_from_the_oldest() {
    assertThat(two.amount()).isEqualByComparingTo("550.50");
    assertThat(two.at(Anchor.INVOICE_DUE_DATE)).contains(day(0));
  }

  @Test
  void it_is_won_when_the_last_invoice_is_settled() {
    Change first = two.on(invoiceSettled("1", day(12)));
    assertThat(first.over()).isEmpty();
    assertThat(first.effect()).isEqualTo(Effect.NEW_VERSION);
    assertThat(first.told()).contains("Invoice 1 is settled; others are open.");
    assertThat(first.after().at(Anchor.INVOICE_DUE_DATE)).contains(day(10));
    assertThat(first.after().on(invoiceSettled("2", day(13))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "Every overdue invoice is settled."));
  }

  @Test
  void a_part_payment_is_a_new_version_with_another_amount() {
    Change part = one.on(invoice("1", "250", day(0), day(5)));
    assertThat(part.effect()).isEqualTo(Effect.NEW_VERSION);
    assertThat(part.told()).contains("Invoice 1 is now open with $250.00.");
    assertThat(part.after().amount()).isEqualByComparingTo("250");
  }

  @Test
  void a_balance_of_nothing_is_a_settled_invoice() {
    assertThat(one.on(invoice("1", "0.00", day(0), day(5))).over()).isPresent();
    assertThat(one.on(invoice("9", "-20", day(0), day(5))).isNews()).as("a credit").isFalse();
  }

  @Test
  void the_same_invoice_told_again_or_by_an_older_state_is_no_news() {
    assertThat(one.on(invoice("1", "400", day(0), day(1))).isNews()).isFalse();
    assertThat(one.on(invoice("1", "999", day(0), day(0))).isNews()).isFalse();
    assertThat(one.on(invoice("1", "400.00", day(0), day(2))).isNews()).isFalse();
    assertThat(one.on(invoiceSettled("1", day(0))).isNews()).as("open again since").isFalse();
    assertThat(one.on(invoiceSettled("7", day(5))).isNews()).as("never heard of").isFalse();
  }

  @Test
  void another_due_day_moves_its_steps() {
    Change moved = one.on(invoice("1", "400", day(20), day(5)));
    assertThat(moved.effect()).isEqualTo(Effect.MOVED);
    assertThat(moved.after().at(Anchor.INVOICE_DUE_DATE)).contains(day(20));
  }

  @Test
  void a_payment_proves_nothing_and_is_read_at_once() {
    Change paid = one.on(payment(day(5)));
    assertThat(paid.over()).isEmpty();
    assertThat(paid.effect()).isEqualTo(Effect.LOOK);
    assertThat(paid.after()).isEqualTo(one);
  }

  @Test
  void the_latest_promise_keeps_it_quiet() {
    Lifecycle promised = one.on(paymentPromised(day(20), day(5))).after();
    assertThat(promised.quiet().orElseThrow().until()).isEqualTo(day(20));
    assertThat(promised.on(paymentPromised(day(30), day(4))).isNews()).as("an older one").isFalse();
    assertThat(promised.on(paymentPromised(day(9), day(6))).after().quiet().orElseThrow().until())
        .isEqualTo(day(9));
    assertThat(promised.on(invoice("2", "80", day(8), day(9))).after().quiet()).isPresent();
  }
}
