package io.followup.dunning;

import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.invoice;
import static io.followup.lifecycle.Told.invoiceSettled;
import static io.followup.lifecycle.Told.payment;
import static io.followup.lifecycle.Told.paymentPromised;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Engine;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import io.followup.touch.TouchResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoiceDunningTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_year_of_dunning_ends_with_the_payment_of_the_rest() {
    Lives.dunningOfAYear(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.ending().at()).isBetween(day(350), day(350).plusSeconds(60));
    assertThat(engine.stepsTouched()).hasSize(23);
    assertThat(engine.looks()).isEqualTo(12);
    assertThat(engine.touches().get(8).step().id()).isEqualTo("day-135");
    assertThat(engine.touches().get(8).dueAt()).as("as was promised").isEqualTo(day(150));
  }

  @Test
  void it_stops_within_a_second_of_the_fact_that_settles_the_last_invoice() {
    engine.begins(invoice("1", "400", day(0), day(0)), Lives.DUNNING_OF_A_YEAR);
    engine.sleep(Duration.ofDays(16));
    engine.hears(invoiceSettled("1", day(16)));
    long told = System.nanoTime();
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(1));
    assertThat(engine.stepsTouched()).containsExactly("day-15");
  }

  @Test
  void it_stops_within_a_second_of_a_payment_after_which_nothing_is_open() {
    engine.begins(invoice("1", "400", day(0), day(0)), Lives.DUNNING_OF_A_YEAR);
    engine.sleep(Duration.ofDays(16));
    engine.looksFind(
        new TouchResult.Stopped(Outcome.WON, "subject-still-open", "Nothing is overdue."));
    long told = System.nanoTime();
    engine.hears(payment(day(16)));
    assertThat(engine.ending().why()).isEqualTo("Nothing is overdue.");
    assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_long_history_continues_as_new_and_keeps_promise_amount_and_numbers_of_touches() {
    engine.begins(invoice("1", "400", day(0), day(0)), Lives.DUNNING_OF_A_YEAR);
    engine.sleep(Duration.ofDays(16));
    engine.hears(paymentPromised(day(40), day(16)));
    // Over 4,096 events the server suggests it; each of these is at least one.
    for (int i = 0; i < 4_200; i++) {
      engine.hears(invoice("1", "300", day(0), day(17).plusSeconds(i)));
    }
    engine.sleep(Duration.ofDays(20));
    assertThat(engine.wasContinued()).isTrue();
    assertThat(engine.stepsTouched()).as("it was promised").containsExactly("day-15");
    engine.sleep(Duration.ofDays(10));
    assertThat(engine.stepsTouched()).containsExactly("day-15", "day-30", "day-45");
    assertThat(engine.touches().get(1).dueAt()).isEqualTo(day(40));
    assertThat(engine.touches().get(1).turn()).isEqualTo(engine.touches().get(0).turn());
    engine.hears(invoiceSettled("1", day(47)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
  }

  @Test
  void a_worker_that_forgets_everything_between_tasks_comes_through_the_same_year() {
    try (Engine forgetful = Engine.startForgetful()) {
      Lives.dunningOfAYear(forgetful);
      assertThat(forgetful.ending().outcome()).isEqualTo(Outcome.WON);
      assertThat(forgetful.stepsTouched()).hasSize(23);
    }
  }

  @Test
  void who_owes_again_after_paying_is_reminded_by_touches_of_their_own() {
    engine.begins(invoice("1", "400", day(0), day(0)), Lives.DUNNING_OF_A_YEAR);
    engine.sleep(Duration.ofDays(16));
    engine.hears(invoiceSettled("1", day(16)));
    engine.ending();
    engine.begins(invoice("2", "80", day(20), day(21)), Lives.DUNNING_OF_A_YEAR);
    engine.sleep(Duration.ofDays(20));
    assertThat(engine.stepsTouched()).startsWith("day-15", "day-15");
    assertThat(engine.touches().get(1).dueAt()).isEqualTo(day(35));
    assertThat(engine.touches().get(1).turn()).isNotEqualTo(engine.touches().get(0).turn());
    engine.admin("stop", "the test is over");
    engine.ending();
  }
}
