package io.followup.booking;

import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingAccepted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.run.Engine;
import io.followup.run.Lives;
import io.followup.run.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookingFollowUpTest {
  private final Engine engine = Engine.start();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_booking_that_the_office_takes_up_gets_its_confirmation_and_no_more() {
    engine.begins(booking(hour(0)), Lives.NEW_BOOKING);
    engine.sleep(Duration.ofHours(1));
    engine.hears(bookingAccepted(hour(1)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).containsExactly("arrived");
    assertThat(engine.ending().at()).isBetween(hour(1), hour(1).plusSeconds(30));
  }

  @Test
  void a_booking_that_nobody_takes_up_nudges_office_and_customer_and_ends_after_its_days() {
    engine.begins(booking(hour(0)), Lives.NEW_BOOKING);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
    assertThat(engine.stepsTouched()).containsExactly("arrived", "office", "sorry");
    assertThat(engine.ending().at()).isBetween(hour(72), hour(72).plusSeconds(60));
  }

  @Test
  void a_dismissed_one_is_followed_up_as_a_lead_until_it_becomes_a_job() {
    Lives.bookingThatWasDismissedAndBecameAJob(engine);
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.WON);
    assertThat(engine.stepsTouched()).containsExactly("arrived", "office", "sorry", "still-needed");
    assertThat(engine.touches().getLast().sequence()).isEqualTo("lead@1");
  }

  @Test
  void without_a_sequence_for_leads_a_dismissal_ends_it_at_once() {
    engine.begins(booking(hour(0)), Lives.NEW_BOOKING);
    engine.hears(bookingDismissed(hour(1)));
    assertThat(engine.ending().outcome()).isEqualTo(Outcome.LOST);
    assertThat(engine.stepsTouched()).isEmpty();
  }
}
