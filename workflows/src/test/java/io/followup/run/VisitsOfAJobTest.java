package io.followup.run;

import static io.followup.lifecycle.Told.appointment;
import static io.followup.lifecycle.Told.appointmentCanceled;
import static io.followup.lifecycle.Told.day;
import static io.followup.lifecycle.Told.dispatched;
import static io.followup.lifecycle.Told.hour;
import static io.followup.lifecycle.Told.jobCanceled;
import static io.followup.lifecycle.Told.jobCompleted;
import static io.followup.lifecycle.Told.noShow;
import static io.followup.lifecycle.Told.sequence;
import static io.followup.run.Sample.replied;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.sequence.Sequence;
import io.followup.touch.TouchResult;
import io.followup.touch.Turn;
import org.junit.jupiter.api.Test;

/** A job from its first appointment to what comes after the work. */
class VisitsOfAJobTest {
  private static final Sequence REMINDERS =
      sequence(
          """
          sequence: reminders
          trigger: appointment
          steps:
            - { id: booked, wait: 0m, sms: "{{company.name}}: booked. Reply STOP to end." }
            - { id: day-before, until: appointment.start - 24h, sms: "{{company.name}}: tomorrow." }
            - { id: leaves, until: appointment.start - 12h, wait-for: technician.dispatched, within: 1d, else: nobody }
            - { id: on-the-way, wait: 0m, sms: "{{company.name}} is on the way." }
            - { id: told, stop: "The customer was told." }
            - { id: nobody, stop: "No technician was dispatched." }
          exit: [job.canceled, customer.replied]
          limits: { max-touches: 3, expires: 30d }
          """);

  private static final Sequence REVIEW =
      sequence(
          """
          sequence: review
          trigger: job.completed
          steps:
            - { id: ask, wait: 2h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: enough, stop: "Asked once." }
          """);

  private static final Sequence OFFER =
      sequence(
          """
          sequence: offer
          trigger: job.completed
          steps:
            - { id: offer, wait: 7d, email: offer }
          emails: { offer: { subject: "{{company.name}}", text: "A membership?" } }
          """);

  private static final Sequence REBOOK =
      sequence(
          """
          sequence: rebook
          trigger: job.no-show
          steps:
            - { id: missed-you, wait: 1h, sms: "{{company.name}}: {{link}} Reply STOP to end." }
            - { id: again, wait: 2d, sms: "{{company.name}}: {{link}}" }
          limits: { max-touches: 2, expires: 14d }
          """);

  private static Played job() {
    return Played.start(appointment("1", day(3), hour(0)), REMINDERS).until(hour(1));
  }

  @Test
  void a_visit_is_reminded_of_and_announced_and_the_run_waits_for_the_work() {
    Played run = job().until(day(3)).hears(dispatched("1", day(3))).until(day(4));
    assertThat(run.steps()).containsExactly("booked", "day-before", "on-the-way");
    assertThat(run.touchedAt(1)).isEqualTo(day(2));
    assertThat(run.touchedAt(2)).isEqualTo(day(3));
    assertThat(run.next())
        .isInstanceOfSatisfying(
            Next.WaitUntil.class,
            wait -> assertThat(wait.why()).isEqualTo("Waits to hear that the work is done."));
    assertThat(run.run().status()).isEqualTo("waiting");
  }

  @Test
  void without_a_sequence_for_afterwards_completed_work_ends_it() {
    Played run = job().until(day(3)).hears(jobCompleted(day(3)));
    assertThat(run.ending().outcome()).isEqualTo(Outcome.WON);
  }

  @Test
  void a_canceled_job_ends_it() {
    Played run = job().hears(jobCanceled(hour(5)));
    assertThat(run.ending().outcome()).isEqualTo(Outcome.LOST);
    assertThat(run.ending().why()).isEqualTo("The job was canceled.");
  }

  @Test
  void a_moved_appointment_takes_the_reminder_along() {
    Played run = job().hears(appointment("1", day(6), hour(5))).until(day(5));
    assertThat(run.steps()).containsExactly("booked", "day-before");
    assertThat(run.touchedAt(1)).isEqualTo(day(5));
    assertThat(run.story()).contains("Appointment 1 was moved.");
  }

  @Test
  void a_reminder_that_was_sent_is_sent_again_for_the_new_time() {
    Played run = job().until(day(2)).hears(appointment("1", day(8), day(2))).until(day(7));
    assertThat(run.steps()).containsExactly("booked", "day-before", "day-before");
    assertThat(run.touchedAt(2)).isEqualTo(day(7));
    assertThat(run.touches().get(1).turn()).isEqualTo(Turn.FIRST);
    assertThat(run.touches().get(2).turn())
        .as("a touch of its own in the ledger")
        .isEqualTo(Turn.first(100));
    assertThat(run.story()).contains("Its steps are planned anew.");
  }

  @Test
  void who_had_set_out_is_not_announced_for_the_new_time() {
    Played run =
        job()
            .until(day(3))
            .hears(appointment("1", day(8), day(3)))
            .hears(dispatched("1", day(3).minusSeconds(60)))
            .until(day(7).plusSeconds(1));
    assertThat(run.steps()).containsExactly("booked", "day-before", "day-before");
  }

  @Test
  void a_time_so_near_that_the_reminder_has_passed_is_not_reminded_of_twice() {
    Played run = job().until(day(2)).hears(appointment("1", day(2).plusSeconds(7200), day(2)));
    assertThat(run.until(day(2).plusSeconds(7200)).steps()).containsExactly("booked", "day-before");
  }

  @Test
  void a_reminder_in_flight_while_the_appointment_moves_is_sent_again_for_the_new_time() {
    FollowUp before = job().until(day(2).minusSeconds(1)).run();
    Next.Send reminder = (Next.Send) before.next(day(2));
    FollowUp moved = before.on(appointment("1", day(8), day(2)), day(2));
    FollowUp after = moved.after(reminder, Sample.sent(day(2)), day(2));
    assertThat(after.next(day(2)))
        .isEqualTo(new Next.WaitUntil(day(7), "24 h before appointment.start."));
  }

  @Test
  void a_deferral_that_comes_after_the_move_does_not_hold_the_reminder_to_the_old_day() {
    FollowUp before = job().until(day(2).minusSeconds(1)).run();
    Next.Send reminder = (Next.Send) before.next(day(2));
    FollowUp after =
        before
            .on(appointment("1", day(8), day(2)), day(2))
            .after(
                reminder,
                new TouchResult.Deferred(day(2).plusSeconds(3600), "open-hours", "Waits."),
                day(2));
    assertThat(after.next(day(2)))
        .isEqualTo(new Next.WaitUntil(day(7), "24 h before appointment.start."));
  }

  @Test
  void a_canceled_visit_waits_for_another_time() {
    Played run = job().hears(appointmentCanceled("1", hour(5))).until(day(4));
    assertThat(run.steps()).containsExactly("booked");
    assertThat(run.next())
        .isInstanceOfSatisfying(
            Next.WaitUntil.class,
            wait ->
                assertThat(wait.why())
                    .isEqualTo("Waits for appointment.start, which is not known."));
    run.hears(appointment("2", day(9), day(4))).until(day(8));
    assertThat(run.touchedAt(1)).isEqualTo(day(8));
  }

  @Test
  void each_of_several_visits_is_reminded_of() {
    Played run =
        job()
            .hears(appointment("2", day(6), hour(1)))
            .until(day(3))
            .hears(dispatched("1", day(3)))
            .until(day(6))
            .hears(dispatched("2", day(6)))
            .until(day(7));
    assertThat(run.steps())
        .containsExactly("booked", "day-before", "on-the-way", "day-before", "on-the-way");
    assertThat(run.touchedAt(3)).isEqualTo(day(5));
    assertThat(run.touchedAt(4)).isEqualTo(day(6));
    assertThat(run.touches().get(3).turn()).isNotEqualTo(run.touches().get(1).turn());
  }

  @Test
  void a_visit_that_is_made_after_the_first_one_is_reminded_of_too() {
    Played run =
        job()
            .until(day(3))
            .hears(dispatched("1", day(3)))
            .until(day(4))
            .hears(appointment("2", day(9), day(4)))
            .until(day(8));
    assertThat(run.steps()).containsExactly("booked", "day-before", "on-the-way", "day-before");
  }

  @Test
  void what_an_admin_left_out_does_not_come_back() {
    Played run = job().does(before -> before.skipStep("called them", hour(1))).until(day(2));
    assertThat(run.steps()).containsExactly("booked");
  }

  @Test
  void completed_work_is_followed_by_review_and_offer_one_after_the_other() {
    Played run = job().until(day(3)).isLedBy(jobCompleted(day(3)), REVIEW, OFFER).untilItEnds();
    assertThat(run.steps()).containsExactly("booked", "day-before", "ask", "offer");
    assertThat(run.touchedAt(2)).isEqualTo(day(3).plusSeconds(7200));
    assertThat(run.touchedAt(3)).isEqualTo(day(10));
    assertThat(run.story())
        .contains("The work is done.", "Goes on by review@1.", "Goes on by offer@1.");
    assertThat(run.ending().outcome()).isEqualTo(Outcome.EXHAUSTED);
  }

  @Test
  void completed_work_told_again_does_not_begin_again() {
    Played run = job().until(day(3)).isLedBy(jobCompleted(day(3)), REVIEW, OFFER).until(day(4));
    run.isLedBy(jobCompleted(day(4)), REVIEW, OFFER).untilItEnds();
    assertThat(run.steps()).containsExactly("booked", "day-before", "ask", "offer");
  }

  @Test
  void an_answer_to_a_reminder_ends_the_reminders_and_not_the_job() {
    Played run = job().until(day(2)).hears(replied(day(2))).until(day(3));
    assertThat(run.story()).contains("The customer answered by SMS; a person takes over.");
    run.isLedBy(jobCompleted(day(3)), REVIEW).untilItEnds();
    assertThat(run.steps()).containsExactly("booked", "day-before", "ask");
  }

  @Test
  void a_no_show_is_booked_anew_and_reminded_of_again() {
    Played run = job().until(day(3)).isLedBy(noShow(day(3)), REBOOK).until(day(4));
    assertThat(run.steps()).containsExactly("booked", "day-before", "missed-you");
    run.isLedBy(appointment("1", day(9), day(4)), REMINDERS).until(day(8));
    assertThat(run.steps())
        .containsExactly("booked", "day-before", "missed-you", "booked", "day-before");
    assertThat(run.touchedAt(3)).as("counts from the new time").isEqualTo(day(4));
    assertThat(run.touchedAt(4)).isEqualTo(day(8));
    assertThat(run.touches().get(4).turn().number()).isGreaterThan(100);
    assertThat(run.story()).contains("The customer has a new appointment.");
  }

  @Test
  void after_the_last_offer_of_a_new_time_the_run_waits_for_it() {
    Played run = job().until(day(3)).isLedBy(noShow(day(3)), REBOOK).until(day(8));
    assertThat(run.run().ending()).isEmpty();
    run.untilItEnds();
    assertThat(run.ending())
        .isEqualTo(
            new Ending(
                Outcome.EXHAUSTED,
                day(17),
                "Every step was taken and the customer has no new appointment.",
                4));
  }

  @Test
  void a_no_show_told_after_the_work_was_done_leads_nowhere() {
    Played run = job().until(day(3)).isLedBy(jobCompleted(day(3)), REVIEW);
    run.isLedBy(noShow(day(2)), REBOOK).untilItEnds();
    assertThat(run.steps()).containsExactly("booked", "day-before", "ask");
  }

  @Test
  void who_cancels_and_has_a_new_time_meanwhile_is_read_before_anything_ends() {
    Played run = job().hears(appointment("1", day(6), hour(6))).hears(jobCanceled(hour(5)));
    assertThat(run.looks()).isEqualTo(1);
    assertThat(run.run().ending()).isEmpty();
  }
}
