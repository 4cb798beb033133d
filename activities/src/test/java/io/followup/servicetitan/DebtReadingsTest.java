package io.followup.servicetitan;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.dispatch.Reading;
import io.followup.guard.Standing;
import io.followup.run.Outcome;
import io.followup.sequence.Sequence.Trigger;
import io.followup.subject.CustomerId;
import io.followup.subject.DebtSubject;
import io.followup.tenant.Lifecycles;
import io.followup.touch.Channel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DebtReadingsTest {
  private static final String INVOICES = "rest-invoices-list-overdue.response.json";
  private static final CustomerId HAROLD = new CustomerId("41000124");
  private static final DebtSubject DEBT = new DebtSubject(Asking.ACME, HAROLD);

  private final FakeServiceTitan fake = new FakeServiceTitan();

  @BeforeEach
  void two_overdue_invoices() {
    fake.on("/invoices?customerId=41000124", FakeServiceTitan.sample(INVOICES));
    fake.on(
        "/customers/41000124",
        "{\"id\": 41000124, \"name\": \"Harold Lindqvist\", \"doNotService\": true}");
    fake.on(
        "/customers/41000124/contacts",
        "{\"data\": [{\"type\": \"MobilePhone\", \"value\": \"4805550147\","
            + " \"preferences\": {\"marketingUpdatesEnabled\": false}}]}");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private void invoices(String... rows) {
    fake.on("/invoices?customerId=41000124", Asking.list(rows));
  }

  private Reading read() {
    return fake.serviceTitan.read(Asking.about(DEBT, HAROLD, Trigger.INVOICE));
  }

  private static Standing paid() {
    return new Standing.Over(Outcome.WON, "The customer has no overdue invoice any more.");
  }

  @Test
  void all_overdue_invoices_are_one_debt_told_by_the_oldest() {
    Reading reading = read();

    assertThat(reading.standing())
        .isEqualTo(
            new Standing.Open("invoice 71000322 due 2026-05-30, invoice 71000321 due 2026-06-04"));
    assertThat(reading.values())
        .containsEntry("invoice.number", "117950")
        .containsEntry("invoice.dueDate", Instant.parse("2026-05-30T15:00:00Z"))
        .containsEntry("invoice.count", 2L)
        .containsEntry("invoice.balance", new BigDecimal("1059.50"))
        .containsEntry("invoice.daysOverdue", 17L);
  }

  @Test
  void who_takes_no_marketing_and_is_not_served_any_more_owes_nevertheless() {
    Reading reading = read();

    assertThat(reading.party().refusals()).isEmpty();
    assertThat(reading.party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.obstacle(Channel.SMS)).isEmpty());
  }

  @Test
  void who_asked_for_no_messages_about_invoices_gets_none() {
    fake.on(
        "/customers/41000124/contacts",
        "{\"data\": [{\"type\": \"MobilePhone\", \"value\": \"4805550147\","
            + " \"preferences\": {\"invoiceNotification\": false}}]}");

    assertThat(read().party().contacts())
        .singleElement()
        .satisfies(contact -> assertThat(contact.obstacle(Channel.SMS)).isPresent());
  }

  @Test
  void a_part_payment_changes_the_amount() {
    invoices(Asking.row(INVOICES, 0, "{\"balance\": \"100.00\"}"), Asking.row(INVOICES, 1));

    assertThat(read().values()).containsEntry("invoice.balance", new BigDecimal("410.00"));
  }

  @Test
  void nothing_that_is_due_today_or_later_is_overdue() {
    invoices(Asking.row(INVOICES, 0, "{\"dueDate\": \"2026-06-16T00:00:00Z\"}"));

    assertThat(read().standing()).isEqualTo(paid());
  }

  @Test
  void a_job_that_is_not_done_and_was_not_billed_is_no_debt() {
    invoices(Asking.row(INVOICES, 0, "{\"sentStatus\": \"NotSent\"}"));
    assertThat(read().standing()).isEqualTo(paid());

    fake.on(
        "/jobs?ids=51000320",
        Asking.list(
            Asking.row(
                "rest-jobs-list.response.json",
                0,
                "{\"id\": 51000320, \"jobStatus\": \"Completed\"}")));
    assertThat(read().standing()).isInstanceOf(Standing.Open.class);
  }

  @Test
  void less_than_the_minimum_is_not_asked_for() {
    invoices(Asking.row(INVOICES, 0, "{\"balance\": \"4.99\"}"));

    assertThat(read().standing())
        .isEqualTo(
            new Standing.Over(
                Outcome.WON,
                "No more than $4.99 is overdue, less than the $5.00 of"
                    + " lifecycles.debts.minimum-balance."));
  }

  @Test
  void an_invoice_on_hold_waits_for_a_person() {
    invoices(Asking.row(INVOICES, 0, "{\"reviewStatus\": \"OnHold\"}"), Asking.row(INVOICES, 1));

    assertThat(read().standing())
        .isEqualTo(
            new Standing.Halted(
                "Invoice 71000321 is on hold in ServiceTitan: review it there, then resume."));
  }

  @Test
  void a_payment_that_nobody_applied_waits_for_a_person() {
    fake.on(
        "/payments?customerId=41000124",
        FakeServiceTitan.sample("rest-payments-list.response.json"));

    assertThat(read().standing()).isInstanceOf(Standing.Halted.class);
  }

  @Test
  void a_credit_that_nobody_applied_waits_for_a_person() {
    invoices(Asking.row(INVOICES, 0), Asking.row(INVOICES, 1, "{\"balance\": \"-310.00\"}"));

    assertThat(read().standing()).isInstanceOf(Standing.Halted.class);
  }

  @Test
  void an_invoice_without_due_date_is_due_by_the_tenants_terms_or_never() {
    invoices(Asking.row(INVOICES, 0, "{\"dueDate\": null}"));
    assertThat(read().standing()).isEqualTo(paid());

    ServiceTitan net15 =
        fake.with(
            new Lifecycles(
                null,
                null,
                new Lifecycles.Debts(null, Duration.ofDays(15), null, null),
                null,
                null));
    assertThat(net15.read(Asking.about(DEBT, HAROLD, Trigger.INVOICE)).values())
        .containsEntry("invoice.daysOverdue", 12L);
  }
}
