package io.followup.run;

import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.debtDisputed;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.invoiceSettled;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.paymentPromised;
import static io.followup.lifecycle.Told.sequence;
import static io.followup.run.Sample.holdReleased;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.calendar.BusinessClock;
import io.followup.sequence.Sequence;
import io.followup.touch.TouchResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dunning: one conversation over all that a customer owes. */
class DebtOfARunTest {
  private static Sequence dunning(String reEntry) {
    return sequence(
        """
        sequence: dunning
        trigger: invoice
        re-entry: %s
        steps:
          - { id: day-7, until: invoice.dueDate + 7d, sms: "{{company.name}}: {{invoice.number}}. Reply STOP to end." }
          - { id: mail, wait: 1h, email: mail }
          - { id: day-14, until: invoice.dueDate + 14d, email: mail }
          - { id: day-30, until: invoice.dueDate + 30d, email: mail }
          - { id: office, until: invoice.dueDate + 33d, task: { title: Call, text: "{{invoice.balance}}" } }
        emails: { mail: { subject: "{{company.name}}", text: "{{invoice.balance}} is open." } }
        limits: { max-touches: 4, expires: 90d }
        """
            .formatted(reEntry));
  }

  private static Played debt() {
    return Played.start(invoice("1", "400", day(0), day(1)), dunning("continue"));
  }

  @Test
  void it_reminds_on_its_days_and_then_hands_to_the_office() {
    Played run = debt().untilItEnds();
    assertThat(run.steps()).containsExactly("day-7", "mail", "day-14", "day-30", "office");
    assertThat(run.touchedAt(0)).isEqualTo(day(7));
    assertThat(run.touchedAt(1)).isEqualTo(day(7).plus(Duration.ofHours(1)));
    assertThat(run.touchedAt(4)).isEqualTo(day(33));
    assertThat(run.ending().why()).isEqualTo("Every step was taken and the customer still owes.");
  }

  @Test
  void an_invoice_that_is_not_due_yet_waits_for_its_day() {
    Played run = Played.start(invoice("1", "400", day(20), day(0)), dunning("continue"));
    assertThat(run.until(day(26)).steps()).isEmpty();
    assertThat(run.until(day(27)).steps()).containsExactly("day-7");
  }

  @Test
  void a_payment_is_read_at_once_and_ends_it_when_nothing_is_left() {
    Played run =
        debt()
            .until(day(8))
            .looksFind(
                new TouchResult.Stopped(
                    Outcome.WON, "subject-still-open", "Nothing is overdue any more."))
            .hears(payment(day(8)));
    assertThat(run.looks()).isEqualTo(1);
    assertThat(run.ending())
        .isEqualTo(new Ending(Outcome.WON, day(8), "Nothing is overdue any more.", 2));
  }

  @Test
  void a_payment_that_leaves_something_open_lets_it_go_on() {
    Played run = debt().until(day(8)).hears(payment(day(8)));
    assertThat(run.looks()).isEqualTo(1);
    assertThat(run.until(day(14)).steps()).containsExactly("day-7", "mail", "day-14");
  }

  @Test
  void a_payment_that_comes_while_an_earlier_one_is_read_is_read_as_well() {
    FollowUp reading = debt().until(day(8)).run().on(payment(day(8)), day(8)).looking();
    FollowUp heard = reading.on(payment(day(8).plusSeconds(1)), day(8).plusSeconds(1));
    FollowUp read =
        heard.looked(new TouchResult.Skipped("subject-still-open", "Still open."), day(8));
    assertThat(read.next(day(8))).isInstanceOf(Next.Look.class);
  }

  @Test
  void a_paused_run_still_ends_by_a_payment() {
    Played run = debt().until(day(8)).does(before -> before.pause("they called", day(8)));
    run.looksFind(new TouchResult.Stopped(Outcome.WON, "subject-still-open", "Nothing is open."));
    assertThat(run.hears(payment(day(9))).ending().outcome()).isEqualTo(Outcome.WON);
  }

  @Test
  void the_last_settled_invoice_ends_it() {
    Played run = debt().until(day(8)).hears(invoice("2", "99", day(5), day(8)));
    run.hears(invoiceSettled("1", day(9)));
    assertThat(run.run().ending()).isEmpty();
    assertThat(run.hears(invoiceSettled("2", day(9))).ending().why())
        .isEqualTo("Every overdue invoice is settled.");
  }

  @Test
  void when_the_oldest_is_settled_the_next_one_is_reminded_of_from_its_own_day() {
    Played run =
        debt()
            .until(day(15))
            .hears(invoice("2", "99", day(12), day(15)))
            .hears(invoiceSettled("1", day(15)))
            .until(day(26));
    assertThat(run.steps()).containsExactly("day-7", "mail", "day-14", "day-7", "mail", "day-14");
    assertThat(run.touchedAt(3)).isEqualTo(day(19));
  }

  @Test
  void a_part_payment_begins_again_only_where_the_sequence_says_so() {
    Played goesOn = debt().until(day(8)).hears(invoice("1", "100", day(0), day(8)));
    assertThat(goesOn.until(day(14)).steps()).containsExactly("day-7", "mail", "day-14");
    assertThat(goesOn.run().amount()).isEqualByComparingTo("100");
    Played again = Played.start(invoice("1", "400", day(0), day(1)), dunning("restart"));
    again.until(day(8)).hears(invoice("1", "100", day(0), day(8)));
    assertThat(again.story()).contains("The sequence begins again.");
    assertThat(again.touches().get(2).turn()).isNotEqualTo(again.touches().get(0).turn());
    assertThat(again.touches().get(2).firstDueAt())
        .as("so that what is long past is left out as stale")
        .isEqualTo(day(7));
  }

  @Test
  void nothing_is_sent_until_the_day_that_was_promised() {
    Played run = debt().until(day(8)).hears(paymentPromised(day(25), day(8)));
    assertThat(run.next())
        .isEqualTo(new Next.WaitUntil(day(25), "The customer promised to pay by then."));
    run.until(day(25));
    assertThat(run.steps()).containsExactly("day-7", "mail", "day-14");
    assertThat(run.touches().get(2).firstDueAt())
        .as("it grows stale only from then on")
        .isEqualTo(day(25));
    assertThat(run.until(day(30)).touchedAt(3)).isEqualTo(day(30));
  }

  @Test
  void a_promise_for_an_early_day_sends_nothing_early() {
    Played run = debt().until(day(8)).hears(paymentPromised(day(10), day(8))).until(day(13));
    assertThat(run.steps()).containsExactly("day-7", "mail");
  }

  @Test
  void a_promise_holds_for_a_step_that_was_deferred_or_is_in_flight() {
    FollowUp before = debt().until(day(8)).run();
    Next.Send step = (Next.Send) before.next(day(14));
    FollowUp promised = before.on(paymentPromised(day(25), day(14)), day(14));
    FollowUp after =
        promised.after(
            step, new TouchResult.Deferred(day(15), "open-hours", "Quiet hours."), day(14));
    assertThat(after.next(day(14)))
        .isInstanceOfSatisfying(
            Next.WaitUntil.class, wait -> assertThat(wait.at()).isEqualTo(day(25)));
    FollowUp sent = promised.after(step, Sample.sent(day(14)), day(14));
    assertThat(sent.next(day(20)))
        .isInstanceOfSatisfying(
            Next.WaitUntil.class, wait -> assertThat(wait.at()).isEqualTo(day(30)));
  }

  @Test
  void a_promise_outlasts_a_part_payment() {
    Played run =
        debt()
            .until(day(8))
            .hears(paymentPromised(day(25), day(8)))
            .hears(invoice("1", "100", day(0), day(9)))
            .until(day(24));
    assertThat(run.steps()).containsExactly("day-7", "mail");
  }

  @Test
  void a_person_may_send_in_spite_of_a_promise() {
    Played run = debt().until(day(8)).hears(paymentPromised(day(25), day(8)));
    run.does(before -> before.sendNow("they asked for the amount", day(8)));
    assertThat(run.steps()).containsExactly("day-7", "mail", "day-14");
  }

  @Test
  void in_a_sandbox_a_promise_is_kept_by_its_own_clock() {
    FollowUp run =
        FollowUp.start(
            invoice("1", "400", day(0), day(1)),
            List.of(dunning("continue")),
            new BusinessClock(day(100), day(1), 2_160));
    FollowUp promised = run.on(paymentPromised(day(105), day(100)), day(8));
    assertThat(promised.lifecycle().quiet().orElseThrow().until()).isEqualTo(day(13));
  }

  @Test
  void a_dispute_waits_for_a_person() {
    Played run = debt().until(day(8)).hears(debtDisputed(day(8))).until(day(20));
    assertThat(run.run().status()).isEqualTo("held");
    assertThat(run.steps()).containsExactly("day-7", "mail");
    run.hears(holdReleased(day(20)));
    assertThat(run.steps()).containsExactly("day-7", "mail", "day-14");
  }

  @Test
  void each_debt_of_a_customer_has_touches_of_its_own() {
    Played first = debt().until(day(7));
    Played later =
        Played.start(invoice("3", "80", day(100), day(101)), dunning("continue")).until(day(107));
    assertThat(first.touches().getFirst().turn()).isNotEqualTo(later.touches().getFirst().turn());
  }
}
