package io.followup.run;

import static io.followup.lifecycle.Told.booking;
import static io.followup.lifecycle.Told.bookingConverted;
import static io.followup.lifecycle.Told.bookingDismissed;
import static io.followup.lifecycle.Told.customerBooked;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.estimateViewed;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.sequence;
import static io.followup.run.Sample.TUESDAY_10;
import static io.followup.run.Sample.opened;
import static io.followup.run.Sample.sold;
import static io.followup.run.Sample.textThenCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Sequence;
import org.junit.jupiter.api.Test;

/** An object that enters another phase is followed up by the sequences of that phase. */
class PhasesOfARunTest {
  private static final Sequence VIEWED =
      sequence(
          """
          sequence: estimate-viewed
          trigger: estimate.viewed
          steps:
            - { id: first-text, wait: 3h, sms: "{{company.name}}: any questions? Reply STOP to end." }
          """);

  private static final Sequence NEW_BOOKING =
      sequence(
          """
          sequence: new-booking
          trigger: booking
          steps:
            - { id: arrived, wait: 1m, sms: "{{company.name}}: we have it. Reply STOP to end." }
          limits: { max-touches: 1, expires: 3d }
          """);

  private static final Sequence LEAD =
      sequence(
          """
          sequence: lead
          trigger: booking.dismissed
          steps:
            - { id: still-needed, wait: 2d, sms: "{{company.name}}: {{link}} Reply STOP to end." }
          """);

  @Test
  void an_estimate_that_was_looked_at_goes_on_by_the_sequence_for_that() {
    Played run =
        Played.start(opened("1", TUESDAY_10), textThenCall())
            .until(hour(25))
            .isLedBy(estimateViewed(hour(25)), VIEWED)
            .untilItEnds();
    assertThat(run.steps()).containsExactly("first-text", "first-text");
    assertThat(run.touchedAt(1)).isEqualTo(hour(28));
    assertThat(run.touches().get(1).turn())
        .as("steps of one name in two sequences have touches of their own")
        .isNotEqualTo(run.touches().get(0).turn());
    assertThat(run.story())
        .contains(
            "The customer opened the link to the estimate in the SMS of step first-text.",
            "Goes on by estimate-viewed@1.");
  }

  @Test
  void looked_at_a_second_time_it_does_not_begin_again() {
    Played run =
        Played.start(opened("1", TUESDAY_10), textThenCall())
            .isLedBy(estimateViewed(hour(1)), VIEWED)
            .until(hour(2))
            .isLedBy(estimateViewed(hour(2)), VIEWED)
            .untilItEnds();
    assertThat(run.steps()).containsExactly("first-text");
    assertThat(run.touchedAt(0)).isEqualTo(hour(4));
  }

  @Test
  void a_text_of_the_earlier_phase_in_flight_takes_no_step_of_the_next() {
    FollowUp before = Played.start(opened("1", TUESDAY_10), textThenCall()).run();
    Next.Send text = (Next.Send) before.next(hour(24));
    FollowUp led =
        before.follow(new FollowOn(estimateViewed(hour(24)), java.util.List.of(VIEWED)), hour(24));
    FollowUp after = led.after(text, Sample.sent(hour(24)), hour(24));
    assertThat(after.next(hour(24)))
        .isInstanceOfSatisfying(
            Next.WaitUntil.class, wait -> assertThat(wait.at()).isEqualTo(hour(27)));
    assertThat(after.place().touches()).as("it went out all the same").isEqualTo(1);
  }

  @Test
  void a_sale_ends_every_phase() {
    Played run =
        Played.start(opened("1", TUESDAY_10), textThenCall())
            .isLedBy(estimateViewed(hour(1)), VIEWED)
            .hears(sold("1", hour(2)));
    assertThat(run.ending().outcome()).isEqualTo(Outcome.WON);
  }

  @Test
  void a_pause_outlasts_a_change_of_phase() {
    Played run =
        Played.start(opened("1", TUESDAY_10), textThenCall())
            .does(before -> before.pause("they are away", hour(0)))
            .isLedBy(estimateViewed(hour(1)), VIEWED)
            .until(day(5));
    assertThat(run.steps()).isEmpty();
    assertThat(run.run().status()).isEqualTo("paused");
  }

  @Test
  void a_booking_waits_for_the_office_after_its_last_step_and_a_dismissal_makes_it_a_lead() {
    Played run = Played.start(booking(hour(0)), NEW_BOOKING).until(day(2));
    assertThat(run.next())
        .isEqualTo(new Next.WaitUntil(day(3), "Waits for the office to take up the booking."));
    run.isLedBy(bookingDismissed(day(2)), LEAD).untilItEnds();
    assertThat(run.steps()).containsExactly("arrived", "still-needed");
    assertThat(run.touchedAt(1)).isEqualTo(day(4));
    assertThat(run.story()).contains("The office dismissed the booking.", "Goes on by lead@1.");
  }

  @Test
  void a_booking_that_nobody_took_up_ends_when_it_expires_and_says_so() {
    Played run = Played.start(booking(hour(0)), NEW_BOOKING).untilItEnds();
    assertThat(run.ending())
        .isEqualTo(
            new Ending(
                Outcome.EXHAUSTED,
                day(3),
                "Every step was taken and the office has not taken up the booking.",
                1));
  }

  @Test
  void without_a_sequence_for_leads_a_dismissed_booking_is_lost() {
    Played run = Played.start(booking(hour(0)), NEW_BOOKING).hears(bookingDismissed(hour(2)));
    assertThat(run.ending().outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void a_lead_whose_booking_is_opened_again_is_a_booking_again() {
    Played run =
        Played.start(booking(hour(0)), NEW_BOOKING)
            .until(hour(1))
            .isLedBy(bookingDismissed(hour(2)), LEAD)
            .isLedBy(booking(hour(5)), NEW_BOOKING)
            .until(day(2));
    assertThat(run.steps()).containsExactly("arrived", "arrived");
    assertThat(run.hears(bookingConverted(day(2))).ending().outcome()).isEqualTo(Outcome.WON);
  }

  @Test
  void a_dismissal_told_late_leads_nowhere() {
    Played run =
        Played.start(booking(hour(0)), NEW_BOOKING)
            .hears(booking(hour(5)))
            .isLedBy(bookingDismissed(hour(2)), LEAD)
            .until(day(2));
    assertThat(run.run().sequence().name()).isEqualTo("new-booking");
  }

  @Test
  void a_lead_that_books_otherwise_is_won() {
    Played run = Played.start(bookingDismissed(hour(0)), LEAD).hears(customerBooked(hour(3)));
    assertThat(run.ending().why()).isEqualTo("The customer booked: job 51000999.");
  }
}
