package io.followup.lifecycle;

import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingAccepted;
import static io.followup.lifecycle.Told.bookingConverted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.hour;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.lifecycle.Change.Effect;
import io.followup.run.Outcome;
import io.followup.sequence.Anchor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookingLifecycleTest {
  private final Lifecycle fresh = Lifecycle.startedBy(booking(hour(0)));
  private final Lifecycle dismissed = fresh.on(bookingDismissed(hour(2))).after();

  @Test
  void it_is_won_when_the_office_takes_it_up() {
    assertThat(fresh.on(bookingAccepted(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The office accepted the booking."));
    assertThat(fresh.on(bookingConverted(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.WON, "The booking became job 51000456."));
  }

  @Test
  void it_is_lost_when_the_office_dismisses_it() {
    assertThat(fresh.on(bookingDismissed(hour(1))).over().orElseThrow())
        .isEqualTo(new Lifecycle.Over(Outcome.LOST, "The office dismissed the booking."));
  }

  @Test
  void what_is_told_twice_is_no_news() {
    assertThat(fresh.on(booking(hour(0))).isNews()).isFalse();
    assertThat(dismissed.on(bookingDismissed(hour(2))).isNews()).isFalse();
  }

  @Test
  void a_dismissal_older_than_what_is_known_changes_nothing() {
    Lifecycle reopened = fresh.on(booking(hour(5))).after();
    assertThat(reopened.on(bookingDismissed(hour(2))).isNews()).isFalse();
  }

  @Test
  void an_acceptance_that_was_taken_back_since_changes_nothing() {
    assertThat(dismissed.on(bookingAccepted(hour(1))).isNews()).isFalse();
    assertThat(dismissed.on(bookingAccepted(hour(3))).over()).isPresent();
  }

  @Test
  void what_became_a_job_stays_one_however_late_it_is_told() {
    assertThat(dismissed.on(bookingConverted(hour(1))).over().orElseThrow().outcome())
        .isEqualTo(Outcome.WON);
  }

  @Test
  void a_dismissed_one_that_is_opened_again_enters_another_phase() {
    Change reopened = dismissed.on(booking(hour(4)));
    assertThat(reopened.over().orElseThrow().why())
        .isEqualTo("The office took the booking up again.");
    assertThat(reopened.after().trigger()).isEqualTo("the booking came in");
  }

  @Test
  void another_time_moves_the_steps_that_count_from_it() {
    Lifecycle timed = Lifecycle.startedBy(booking(hour(0), Optional.of(day(3))));
    Change moved = timed.on(booking(hour(1), Optional.of(day(4))));
    assertThat(timed.at(Anchor.BOOKING_START)).contains(day(3));
    assertThat(moved.effect()).isEqualTo(Effect.MOVED);
    assertThat(moved.after().at(Anchor.BOOKING_START)).contains(day(4));
    assertThat(moved.after().on(booking(hour(0), Optional.of(day(3)))).after())
        .as("an older telling")
        .isEqualTo(moved.after());
  }

  @Test
  void a_lead_is_won_by_what_the_customer_books_since_but_not_by_what_was_booked_before() {
    assertThat(dismissed.on(customerBooked(hour(1))).isNews()).isFalse();
    assertThat(dismissed.on(customerBooked(hour(3))).over().orElseThrow().why())
        .isEqualTo("The customer booked: job 51000999.");
  }

  @Test
  void a_new_booking_is_itself_what_was_booked() {
    assertThat(fresh.on(customerBooked(hour(1))).isNews()).isFalse();
  }

  @Test
  void a_new_one_waits_for_the_office_and_a_dismissed_one_for_nothing() {
    assertThat(fresh.waitsFor()).isPresent();
    assertThat(dismissed.waitsFor()).isEmpty();
  }
}
